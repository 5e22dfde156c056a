import type { LucideIcon } from 'lucide-react'
import { auditNavigation } from '../features/audit/navigation.ts'
import { bookingPageNavigation } from '../features/booking-page/navigation.ts'
import { bookingsNavigation } from '../features/bookings/navigation.ts'
import { calendarNavigation } from '../features/calendar/navigation.ts'
import { catalogueNavigation } from '../features/catalogue/navigation.ts'
import { closuresNavigation } from '../features/closures/navigation.ts'
import { customersNavigation } from '../features/customers/navigation.ts'
import { firstRunNavigation } from '../features/first-run/navigation.ts'
import { integrationsNavigation } from '../features/integrations/navigation.ts'
import { membersNavigation } from '../features/members/navigation.ts'
import { messagesNavigation } from '../features/messages/navigation.ts'
import { moneyNavigation } from '../features/money/navigation.ts'
import { policiesNavigation } from '../features/policies/navigation.ts'
import { reportsNavigation } from '../features/reports/navigation.ts'
import { roomsNavigation } from '../features/rooms/navigation.ts'
import { settingsNavigation } from '../features/settings/navigation.ts'
import { teamNavigation } from '../features/team/navigation.ts'
import { todayNavigation } from '../features/today/navigation.ts'
import { waitlistNavigation } from '../features/waitlist/navigation.ts'
import type { Action } from './business.ts'
import type shell from './words/fr.json'

export interface NavigationEntry {
  to: string
  /** Its word in shell/words under `navigation`. */
  label: keyof (typeof shell)['navigation']
  icon: LucideIcon
  group: 'day' | 'people' | 'money' | 'setup'
  /** Who may not do this does not see the entry. */
  needs?: Action
  /** At the foot of a phone, within reach of the thumb. */
  onPhone?: true
}

/** In the order in which they are shown. */
export const navigation: readonly NavigationEntry[] = [
  ...todayNavigation,
  ...calendarNavigation,
  ...bookingsNavigation,
  ...customersNavigation,
  ...waitlistNavigation,
  ...moneyNavigation,
  ...reportsNavigation,
  ...catalogueNavigation,
  ...teamNavigation,
  ...closuresNavigation,
  ...roomsNavigation,
  ...policiesNavigation,
  ...firstRunNavigation,
  ...bookingPageNavigation,
  ...settingsNavigation,
  ...auditNavigation,
  ...messagesNavigation,
  ...membersNavigation,
  ...integrationsNavigation,
]
