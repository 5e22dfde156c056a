import { defineModule } from '../../core/module.ts'
import { bookingRoutes } from './routes.ts'

export const bookingsModule = defineModule('bookings', {
  scope: 'tenant',
  tags: { bookings: 'Who comes when', events: 'What happened to bookings' },
  routes: bookingRoutes,
})
