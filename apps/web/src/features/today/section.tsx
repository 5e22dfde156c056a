import { Badge, Card, Group, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useFormat } from '../../i18n/format.ts'

export interface SectionProps {
  title: string
  count?: number
  children: ReactNode
}

/** A part of the day, with how much there is of it. */
export function Section({ title, count, children }: SectionProps) {
  const format = useFormat()
  return (
    <Card withBorder component="section" padding="lg">
      <Group gap="xs" mb="sm">
        <Title order={2} size="h4">
          {title}
        </Title>
        {count === undefined || count === 0 ? null : (
          <Badge variant="light" color="gray" styles={{ label: { color: 'var(--mantine-color-text)' } }}>
            {format.number(count)}
          </Badge>
        )}
      </Group>
      {children}
    </Card>
  )
}
