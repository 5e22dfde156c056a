import { CalendarDays } from 'lucide-react'
import type { NavigationEntry } from '../../shell/navigation.ts'

export const calendarNavigation: readonly NavigationEntry[] = [
  {
    to: '/dashboard/calendar',
    label: 'calendar',
    icon: CalendarDays,
    group: 'day',
    needs: 'bookings.read',
    onPhone: true,
  },
]
