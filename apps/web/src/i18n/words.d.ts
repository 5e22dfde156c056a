import 'i18next'
import type admin from '../features/admin/words/fr.json'
import type booking from '../features/booking/words/fr.json'
import type bookings from '../features/bookings/words/fr.json'
import type calendar from '../features/calendar/words/fr.json'
import type customers from '../features/customers/words/fr.json'
import type money from '../features/money/words/fr.json'
import type newBooking from '../features/new-booking/words/fr.json'
import type reports from '../features/reports/words/fr.json'
import type today from '../features/today/words/fr.json'
import type waitlist from '../features/waitlist/words/fr.json'
import type why from '../features/why/words/fr.json'
import type shell from '../shell/words/fr.json'
import type ui from '../ui/words/fr.json'

// French is the measure: a key that it lacks is a type error, one that another language lacks fails test/words.test.ts.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shell'
    resources: {
      admin: typeof admin
      bookings: typeof bookings
      customers: typeof customers
      money: typeof money
      booking: typeof booking
      calendar: typeof calendar
      'new-booking': typeof newBooking
      why: typeof why
      reports: typeof reports
      shell: typeof shell
      today: typeof today
      ui: typeof ui
      waitlist: typeof waitlist
    }
  }
}
