import { defineModule } from '../../core/module.ts'
import { bookingRoutes } from './routes.ts'

export { SlotTakenError } from './errors.ts'
export { type BookingRequest, book } from './operations.ts'
export const bookingsModule = defineModule('bookings', { scope: 'tenant', routes: bookingRoutes })
