import { Card, Skeleton, Text } from '@mantine/core'
import type { LinkProps } from '@tanstack/react-router'
import { LinkTo } from './link.tsx'

export interface FigureProps {
  label: string
  /** `undefined`: it is on its way. */
  value: string | undefined
  note?: string | undefined
  isAlarming?: boolean
  /** The rows that it was counted from. */
  link?: Pick<LinkProps, 'to' | 'search'>
}

/** One number that matters, with its name. */
export function Figure({ label, value, note, isAlarming = false, link }: FigureProps) {
  const shown = value === undefined ? <Skeleton height={26} width={80} /> : value
  return (
    <Card withBorder padding="sm">
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text component="div" fw={650} fz={{ base: 'md', sm: 'lg' }} {...(isAlarming ? { c: 'red.9' } : {})}>
        {link === undefined || value === undefined ? (
          shown
        ) : (
          <LinkTo
            {...(link as { to: '/dashboard' })}
            inherit
            display="inline-block"
            miw={24}
            mih={24}
            aria-label={`${label}: ${value}`}
          >
            {shown}
          </LinkTo>
        )}
      </Text>
      {note === undefined || note === '' ? null : (
        <Text size="xs" c="dimmed">
          {note}
        </Text>
      )}
    </Card>
  )
}
