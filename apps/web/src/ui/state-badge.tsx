import { Badge, Box } from '@mantine/core'
import type { ReactNode } from 'react'

/** A state: its word, in full contrast, and a dot of its colour, which says nothing that the word does not. */
export function StateBadge({ color, children }: { color: string; children: ReactNode }) {
  return (
    <Badge
      variant="default"
      tt="none"
      fw={500}
      size="lg"
      miw="max-content"
      leftSection={<Box w={8} h={8} bg={color} style={{ borderRadius: '50%' }} />}
    >
      {children}
    </Badge>
  )
}
