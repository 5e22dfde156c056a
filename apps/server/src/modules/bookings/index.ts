import { defineModule, type Module, together } from '../../core/module.ts'
import type { SettingsOf } from '../tenants/index.ts'
import { availabilityRoutes } from './availability-routes.ts'
import { bookingRoutes } from './routes.ts'

export { slots } from './engine/index.ts'
export { listStarts } from './operations.ts'
export { type DisplacedBooking, keepWallTimes, listDisplaced, type Repaired } from './wall-times.ts'

/** @param options.secret - signs the tokens of holds */
export function bookingsModule(options: { settings: SettingsOf; secret: string }): Module {
  return defineModule('bookings', {
    scope: 'tenant',
    tags: {
      bookings: 'Who comes when',
      events: 'What happened to bookings',
      closures: 'When nobody works: holidays, and days the business is closed',
    },
    routes: together(availabilityRoutes(options), bookingRoutes(options)),
  })
}
