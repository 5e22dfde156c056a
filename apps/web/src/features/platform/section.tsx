import { Stack, Title } from '@mantine/core'
import type { ReactNode } from 'react'

/** A part of a screen under a title of its own. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Stack gap="sm" component="section" aria-label={title}>
      <Title order={2} size="h4">
        {title}
      </Title>
      {children}
    </Stack>
  )
}
