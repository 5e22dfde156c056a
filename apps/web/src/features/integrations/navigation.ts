import { Plug } from 'lucide-react'
import type { NavigationEntry } from '../../shell/navigation.ts'

export const integrationsNavigation: readonly NavigationEntry[] = [
  { to: '/dashboard/connections', label: 'integrations', icon: Plug, group: 'setup', needs: 'webhooks.read' },
]
