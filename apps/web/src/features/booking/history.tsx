import { Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { queries } from '../../api/client.ts'
import { useFormat } from '../../i18n/format.ts'
import { Answer } from '../../ui/answer.tsx'

const kinds = [
  ...['held', 'requested', 'deposit_due', 'confirmed', 'declined', 'expired', 'cancelled', 'checked_in', 'completed'],
  ...['no_show', 'corrected', 'moved', 'reassigned', 'pass_taken', 'pass_given_back', 'price_lowered', 'fee_lowered'],
] as const
type Kind =
  | ('held' | 'requested' | 'deposit_due' | 'confirmed' | 'declined' | 'expired' | 'cancelled' | 'checked_in')
  | ('completed' | 'no_show' | 'corrected' | 'moved' | 'reassigned')
  | ('pass_taken' | 'pass_given_back' | 'price_lowered' | 'fee_lowered')
const isKind = (kind: string): kind is Kind => (kinds as readonly string[]).includes(kind)

/** What happened to a booking, the last first, and by whom. */
export function History({ bookingId }: { bookingId: string }) {
  const { t } = useTranslation('booking')
  const format = useFormat()
  const query = { booking_id: bookingId, ordering: '-created_at', page_size: 50 }
  const events = queries.useQuery('get', '/api/events/', { params: { query } })
  return (
    <section>
      <Title order={3} size="h6" mb={4}>
        {t('history')}
      </Title>
      <Answer query={events} lines={2}>
        {({ results }) => (
          <Stack gap={6} component="ol" p={0} m={0} style={{ listStyle: 'none' }}>
            {results.map((event) => {
              const { reason } = event.metadata
              const from = event.before.start_time
              return (
                <li key={event.id}>
                  <Text size="sm">
                    {isKind(event.kind) ? t(`events.${event.kind}`) : event.kind}
                    {typeof from === 'string' && event.kind === 'moved' ? ` (${format.dayTime(from)})` : ''}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {format.dayTime(event.created_at)} ·{' '}
                    <bdi>{event.actor_name || t(`actors.${event.actor_kind}`)}</bdi>
                    {typeof reason === 'string' && reason !== '' ? (
                      <>
                        {' · '}
                        <bdi>{reason}</bdi>
                      </>
                    ) : null}
                  </Text>
                </li>
              )
            })}
          </Stack>
        )}
      </Answer>
    </section>
  )
}
