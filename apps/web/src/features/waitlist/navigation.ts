import { Hourglass } from 'lucide-react'
import type { NavigationEntry } from '../../shell/navigation.ts'

export const waitlistNavigation: readonly NavigationEntry[] = [
  { to: '/dashboard/waitlist', label: 'waitlist', icon: Hourglass, group: 'people', needs: 'waitlist.read' },
]
