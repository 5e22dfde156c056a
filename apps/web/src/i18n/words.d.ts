import 'i18next'
import type admin from '../features/admin/words/fr.json'
import type audit from '../features/audit/words/fr.json'
import type booking from '../features/booking/words/fr.json'
import type bookingPage from '../features/booking-page/words/fr.json'
import type bookings from '../features/bookings/words/fr.json'
import type calendar from '../features/calendar/words/fr.json'
import type catalogue from '../features/catalogue/words/fr.json'
import type closures from '../features/closures/words/fr.json'
import type conflicts from '../features/conflicts/words/fr.json'
import type customers from '../features/customers/words/fr.json'
import type firstRun from '../features/first-run/words/fr.json'
import type integrations from '../features/integrations/words/fr.json'
import type members from '../features/members/words/fr.json'
import type messages from '../features/messages/words/fr.json'
import type money from '../features/money/words/fr.json'
import type newBooking from '../features/new-booking/words/fr.json'
import type passes from '../features/passes/words/fr.json'
import type platform from '../features/platform/words/fr.json'
import type policies from '../features/policies/words/fr.json'
import type reports from '../features/reports/words/fr.json'
import type rooms from '../features/rooms/words/fr.json'
import type settings from '../features/settings/words/fr.json'
import type team from '../features/team/words/fr.json'
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
      passes: typeof passes
      booking: typeof booking
      calendar: typeof calendar
      'new-booking': typeof newBooking
      why: typeof why
      reports: typeof reports
      catalogue: typeof catalogue
      conflicts: typeof conflicts
      team: typeof team
      closures: typeof closures
      rooms: typeof rooms
      platform: typeof platform
      policies: typeof policies
      'first-run': typeof firstRun
      'booking-page': typeof bookingPage
      settings: typeof settings
      audit: typeof audit
      messages: typeof messages
      members: typeof members
      integrations: typeof integrations
      shell: typeof shell
      today: typeof today
      ui: typeof ui
      waitlist: typeof waitlist
    }
  }
}
