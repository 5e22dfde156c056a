import { UsersRound } from 'lucide-react'
import type { NavigationEntry } from '../../shell/navigation.ts'

export const teamNavigation: readonly NavigationEntry[] = [
  { to: '/dashboard/team', label: 'team', icon: UsersRound, group: 'setup', needs: 'team.read' },
]
