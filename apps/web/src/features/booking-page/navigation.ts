import { Store } from 'lucide-react'
import type { NavigationEntry } from '../../shell/navigation.ts'

export const bookingPageNavigation: readonly NavigationEntry[] = [
  { to: '/dashboard/page', label: 'bookingPage', icon: Store, group: 'setup', needs: 'settings.write' },
]
