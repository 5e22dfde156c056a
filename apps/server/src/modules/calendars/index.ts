import { defineModule, type Module } from '../../core/module.ts'
import { type CalendarRoutesOptions, calendarRoutes } from './routes.ts'

export { CalendarText } from './contract.ts'
export { inviteText } from './invites.ts'
export { calendarOfBooking } from './operations.ts'

/** Bookings in people's own calendars, by iCalendar. */
export function calendarsModule(options: CalendarRoutesOptions): Module {
  return defineModule('calendars', {
    scope: 'tenant',
    tags: { calendars: 'Bookings in people’s own calendars' },
    routes: calendarRoutes(options),
  })
}
