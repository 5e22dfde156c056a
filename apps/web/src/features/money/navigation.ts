import { Wallet } from 'lucide-react'
import type { NavigationEntry } from '../../shell/navigation.ts'

export const moneyNavigation: readonly NavigationEntry[] = [
  { to: '/dashboard/money', label: 'money', icon: Wallet, group: 'money', needs: 'payments.read' },
]
