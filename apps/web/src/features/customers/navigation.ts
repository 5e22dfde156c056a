import { Users } from 'lucide-react'
import type { NavigationEntry } from '../../shell/navigation.ts'

export const customersNavigation: readonly NavigationEntry[] = [
  {
    to: '/dashboard/customers',
    label: 'customers',
    icon: Users,
    group: 'people',
    needs: 'customers.read',
    onPhone: true,
  },
]
