import { ChartColumn } from 'lucide-react'
import type { NavigationEntry } from '../../shell/navigation.ts'

export const reportsNavigation: readonly NavigationEntry[] = [
  { to: '/dashboard/reports', label: 'reports', icon: ChartColumn, group: 'money', needs: 'figures.read' },
]
