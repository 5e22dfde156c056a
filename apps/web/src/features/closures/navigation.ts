import { CalendarOff } from 'lucide-react'
import type { NavigationEntry } from '../../shell/navigation.ts'

export const closuresNavigation: readonly NavigationEntry[] = [
  { to: '/dashboard/closures', label: 'closures', icon: CalendarOff, group: 'setup', needs: 'closures.write' },
]
