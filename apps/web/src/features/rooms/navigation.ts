import { Armchair } from 'lucide-react'
import type { NavigationEntry } from '../../shell/navigation.ts'

export const roomsNavigation: readonly NavigationEntry[] = [
  { to: '/dashboard/rooms', label: 'rooms', icon: Armchair, group: 'setup', needs: 'catalogue.read' },
]
