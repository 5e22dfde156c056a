import { History } from 'lucide-react'
import type { NavigationEntry } from '../../shell/navigation.ts'

export const auditNavigation: readonly NavigationEntry[] = [
  { to: '/dashboard/history', label: 'audit', icon: History, group: 'setup', needs: 'audit.read' },
]
