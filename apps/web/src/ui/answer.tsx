import { Center, Skeleton, Stack, Text } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Failure } from './failure.tsx'
import { Slow } from './slow.tsx'

export interface AnswerProps<Data> {
  query: UseQueryResult<Data, unknown>
  children: (data: Data) => ReactNode
  isEmpty?: (data: Data) => boolean
  /** What an empty answer says, and what to do about it. */
  empty?: ReactNode
  /** How many lines stand in while the answer is on its way. */
  lines?: number
}

/** What was asked for, in whichever state it is: on its way, refused, empty, or there. */
export function Answer<Data>({ query, children, isEmpty, empty, lines = 4 }: AnswerProps<Data>) {
  const { data, error, refetch } = query
  // What was there before is better than nothing: a failed refresh is told above it by whoever wants to.
  if (data !== undefined) {
    if (empty === undefined || !isEmpty?.(data)) return children(data)
    return (
      <Center mih={160} ta="center">
        {typeof empty === 'string' ? <Text c="dimmed">{empty}</Text> : empty}
      </Center>
    )
  }
  if (error !== null) return <Failure error={error} reset={() => void refetch()} />
  return <Lines count={lines} />
}

/** Stands in for what is on its way. */
export function Lines({ count }: { count: number }) {
  const { t } = useTranslation('ui')
  return (
    <Stack gap="sm" role="status" aria-label={t('loading')}>
      <Slow />
      {Array.from({ length: count }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike and stay where they are
        <Skeleton key={line} height={48} />
      ))}
    </Stack>
  )
}
