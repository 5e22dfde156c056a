import { defineModule } from '../../core/module.ts'
import { bookingRoutes } from './routes.ts'

export const bookingsModule = defineModule('bookings', { scope: 'tenant', routes: bookingRoutes })
