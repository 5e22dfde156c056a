import { ShieldUser, UserRoundCog } from 'lucide-react'
import type { NavigationEntry } from '../../shell/navigation.ts'

export const membersNavigation: readonly NavigationEntry[] = [
  { to: '/dashboard/members', label: 'members', icon: ShieldUser, group: 'setup', needs: 'members.read' },
  { to: '/dashboard/account', label: 'account', icon: UserRoundCog, group: 'setup' },
]
