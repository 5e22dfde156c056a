import { Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { queries } from '../../api/client.ts'
import { useFormat } from '../../i18n/format.ts'
import { useReferences } from '../../lookups/names.ts'
import { Answer } from '../../ui/answer.tsx'
import { LinkTo } from '../../ui/link.tsx'

/** What a pass was used for, the newest first. */
export function PassUses({ passId }: { passId: string }) {
  const { t } = useTranslation('passes')
  const format = useFormat()
  const uses = queries.useQuery('get', '/api/pass_uses/', {
    params: { query: { pass_id: passId, page_size: 100, ordering: '-created_at' } },
  })
  const reference = useReferences((uses.data?.results ?? []).map(({ booking_id }) => booking_id))
  return (
    <Answer query={uses} lines={2} isEmpty={({ results }) => results.length === 0} empty={t('notUsed')}>
      {({ results }) => (
        <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
          {results.map(({ id, kind, count, created_at, booking_id, reason, actor_name }) => (
            <li key={id}>
              <Group justify="space-between" wrap="nowrap" align="start">
                <div>
                  <Text fw={550} component="div">
                    {t(`useKinds.${kind}`)}
                    {booking_id === null ? null : (
                      <>
                        {' '}
                        <LinkTo to="." search={(now) => ({ ...now, pass: undefined, booking: booking_id })} dir="ltr">
                          {reference(booking_id) ?? t('booking')}
                        </LinkTo>
                      </>
                    )}
                  </Text>
                  <Text size="sm" c="dimmed" component="div">
                    {format.dayTime(created_at)}
                    {actor_name === '' ? null : (
                      <>
                        {' · '}
                        <bdi>{actor_name}</bdi>
                      </>
                    )}
                  </Text>
                  {reason === '' ? null : (
                    <Text size="sm" dir="auto">
                      {isReason(reason) ? t(`reasons.${reason}`) : reason}
                    </Text>
                  )}
                </div>
                <Text fw={600} dir="ltr" style={{ flex: 'none' }}>
                  {count > 0 ? `−${format.number(count)}` : `+${format.number(-count)}`}
                </Text>
              </Group>
            </li>
          ))}
        </Stack>
      )}
    </Answer>
  )
}

const reasons = ['cancelled', 'declined', 'expired', 'waived'] as const
/** What the server wrote by itself; the rest somebody typed. */
const isReason = (reason: string): reason is (typeof reasons)[number] => reasons.some((known) => known === reason)
