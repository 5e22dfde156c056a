import { Box, Button, Card, Group, Stack, Text, Title, UnstyledButton } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { ChevronRight, Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Answer } from './answer.tsx'

export interface PartListProps<One> {
  title: string
  /** What these are for, in a sentence. */
  hint?: string
  rows: readonly One[]
  /** Where the rows come from: while they are on their way, or did not come, nothing says that there are none. */
  query?: UseQueryResult<unknown, unknown>
  keyOf: (row: One) => string
  name: (row: One) => ReactNode
  detail?: (row: One) => ReactNode
  /** At the end of the line: a figure, a state. */
  end?: (row: One) => ReactNode
  empty: string
  onOpen?: ((row: One) => void) | undefined
  /** Without it nothing can be added. */
  onAdd?: (() => void) | undefined
  addLabel?: string
  /** By default a plus. */
  addIcon?: ReactNode
  /** Below the rows. */
  foot?: ReactNode
}

/** Things that belong to something: a line each, opened by a tap. */
export function PartList<One>({
  title,
  hint,
  rows,
  query,
  keyOf,
  empty,
  onAdd,
  addLabel,
  addIcon,
  foot,
  ...line
}: PartListProps<One>) {
  const { t } = useTranslation('ui')
  return (
    <Card withBorder padding="lg" component="section" aria-label={title}>
      <Group justify="space-between" align="start" wrap="nowrap" mb="xs">
        <Box miw={0}>
          <Title order={2} size="h4">
            {title}
          </Title>
          {hint === undefined ? null : (
            <Text size="sm" c="dimmed">
              {hint}
            </Text>
          )}
        </Box>
        {onAdd === undefined ? null : (
          <Button
            variant="light"
            leftSection={addIcon ?? <Plus size={16} aria-hidden />}
            onClick={onAdd}
            aria-label={`${addLabel ?? t('add')} (${title})`}
            style={{ flexShrink: 0 }}
          >
            {addLabel ?? t('add')}
          </Button>
        )}
      </Group>
      {rows.length === 0 && query?.data === undefined && query !== undefined ? (
        <Answer query={query} lines={1}>
          {() => null}
        </Answer>
      ) : rows.length === 0 ? (
        <Text c="dimmed" size="sm" py="xs">
          {empty}
        </Text>
      ) : (
        <Stack gap={0} component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
          {rows.map((row) => (
            <li key={keyOf(row)} style={{ borderBlockStart: '1px solid var(--mantine-color-default-border)' }}>
              <Line row={row} {...line} />
            </li>
          ))}
        </Stack>
      )}
      {foot}
    </Card>
  )
}

function Line<One>({
  row,
  name,
  detail,
  end,
  onOpen,
}: Pick<PartListProps<One>, 'name' | 'detail' | 'end' | 'onOpen'> & { row: One }) {
  const inside = (
    <Group justify="space-between" wrap="nowrap" py="sm" mih={52}>
      <Box miw={0}>
        <Text fw={550} component="div">
          {name(row)}
        </Text>
        {detail === undefined ? null : (
          <Text size="sm" c="dimmed" component="div">
            {detail(row)}
          </Text>
        )}
      </Box>
      <Group gap="sm" wrap="nowrap" style={{ flexShrink: 0 }}>
        {end?.(row)}
        {onOpen === undefined ? null : <ChevronRight size={18} aria-hidden className="onward" />}
      </Group>
    </Group>
  )
  if (onOpen === undefined) return inside
  return (
    <UnstyledButton w="100%" onClick={() => onOpen(row)}>
      {inside}
    </UnstyledButton>
  )
}
