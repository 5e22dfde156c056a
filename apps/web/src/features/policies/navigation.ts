import { ScrollText } from 'lucide-react'
import type { NavigationEntry } from '../../shell/navigation.ts'

export const policiesNavigation: readonly NavigationEntry[] = [
  { to: '/dashboard/policy', label: 'policies', icon: ScrollText, group: 'setup', needs: 'policies.write' },
]
