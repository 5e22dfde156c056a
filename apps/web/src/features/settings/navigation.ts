import { Settings } from 'lucide-react'
import type { NavigationEntry } from '../../shell/navigation.ts'

export const settingsNavigation: readonly NavigationEntry[] = [
  { to: '/dashboard/settings', label: 'settings', icon: Settings, group: 'setup', needs: 'settings.write' },
]
