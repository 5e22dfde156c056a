import { MessageSquareText } from 'lucide-react'
import type { NavigationEntry } from '../../shell/navigation.ts'

export const messagesNavigation: readonly NavigationEntry[] = [
  { to: '/dashboard/messages', label: 'messages', icon: MessageSquareText, group: 'people', needs: 'messages.read' },
]
