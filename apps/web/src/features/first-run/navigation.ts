import { Flag } from 'lucide-react'
import type { NavigationEntry } from '../../shell/navigation.ts'

export const firstRunNavigation: readonly NavigationEntry[] = [
  { to: '/dashboard/start', label: 'start', icon: Flag, group: 'setup', needs: 'settings.write' },
]
