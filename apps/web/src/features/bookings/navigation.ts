import { ListChecks } from 'lucide-react'
import type { NavigationEntry } from '../../shell/navigation.ts'

export const bookingsNavigation: readonly NavigationEntry[] = [
  { to: '/dashboard/bookings', label: 'bookings', icon: ListChecks, group: 'day', needs: 'bookings.read' },
]
