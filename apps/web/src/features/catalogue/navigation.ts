import { Scissors } from 'lucide-react'
import type { NavigationEntry } from '../../shell/navigation.ts'

export const catalogueNavigation: readonly NavigationEntry[] = [
  { to: '/dashboard/services', label: 'services', icon: Scissors, group: 'setup', needs: 'catalogue.read' },
]
