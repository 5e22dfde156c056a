import { Card, Group, Stack, Text, Title, UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Clock } from '../../i18n/clock.ts'
import { useFormat } from '../../i18n/format.ts'
import { StatusMark } from '../booking/status-mark.tsx'
import type { Entry } from './model.ts'

export interface AgendaProps {
  entries: readonly Entry[]
  clock: Clock
  nameOf: (staffId: string) => string | undefined
  onOpen: (bookingId: string) => void
}

/** One after another, under their dates. */
export function Agenda({ entries, clock, nameOf, onOpen }: AgendaProps) {
  const { t } = useTranslation('calendar')
  const format = useFormat()
  if (entries.length === 0) {
    return (
      <Text c="dimmed" ta="center" py="xl">
        {t('nothing')}
      </Text>
    )
  }
  return (
    <Stack gap="lg">
      {[...Map.groupBy(entries, (entry) => clock.dateOf(entry.start_time))].map(([date, ofDate]) => (
        <section key={date}>
          <Title order={2} size="h5" mb="xs">
            {format.fullDate(date)}
          </Title>
          <Card withBorder padding={0}>
            {ofDate.map((entry) => (
              <UnstyledButton
                key={entry.item_id}
                onClick={() => onOpen(entry.booking_id)}
                px="md"
                py="sm"
                style={{ borderBlockEnd: '1px solid var(--mantine-color-default-border)' }}
              >
                <Group justify="space-between" gap="sm" wrap="nowrap">
                  <Group gap="md" wrap="nowrap" miw={0}>
                    <Text fw={650} style={{ fontVariantNumeric: 'tabular-nums' }}>
                      {format.time(entry.start_time)}
                    </Text>
                    <div style={{ minInlineSize: 0 }}>
                      <Text fw={600}>
                        <bdi>{entry.customer_name || t('nobody')}</bdi>
                      </Text>
                      <Text size="sm" c="dimmed">
                        <bdi>{entry.name}</bdi> · <bdi>{nameOf(entry.staff_id)}</bdi>
                      </Text>
                    </div>
                  </Group>
                  <StatusMark status={entry.status} />
                </Group>
              </UnstyledButton>
            ))}
          </Card>
        </section>
      ))}
    </Stack>
  )
}
