import { Sun } from 'lucide-react'
import type { NavigationEntry } from '../../shell/navigation.ts'

export const todayNavigation: readonly NavigationEntry[] = [
  { to: '/dashboard', label: 'today', icon: Sun, group: 'day', onPhone: true },
]
