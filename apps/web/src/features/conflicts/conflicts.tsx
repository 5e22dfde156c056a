import { Alert, List, Text } from '@mantine/core'
import { CalendarX2, Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { queries } from '../../api/client.ts'
import { useFormat } from '../../i18n/format.ts'

export interface ConflictsProps {
  /** Wall time of the business, `2030-01-07T12:00`; while one of the two is missing nothing is asked. */
  startsAt: string
  endsAt: string
  /** With this person alone. */
  staff?: string
  /** With this room or device alone. */
  resource?: string
}

const shown = 5

/** Which bookings are in the way of a closed stretch, said before it is saved. They stay: somebody must move them. */
export function Conflicts({ startsAt, endsAt, ...whose }: ConflictsProps) {
  const { t } = useTranslation('conflicts')
  const format = useFormat()
  const { data } = queries.useQuery(
    'get',
    '/api/bookings/conflicts/',
    { params: { query: { starts_at: startsAt, ends_at: endsAt, ...whose } } },
    { enabled: startsAt !== '' && endsAt !== '' && startsAt < endsAt },
  )
  if (data === undefined) return null
  if (data.count === 0) {
    return (
      <Text size="sm" c="dimmed" role="status">
        <Check size={14} aria-hidden /> {t('none')}
      </Text>
    )
  }
  return (
    <Alert color="orange" icon={<CalendarX2 aria-hidden />} title={t('title', { count: data.count })} role="status">
      <List size="sm" spacing={4}>
        {data.results.slice(0, shown).map(({ id, start_time, customer_name, reference }) => (
          <List.Item key={id}>
            {format.dayTime(start_time)} · <bdi>{customer_name ?? reference}</bdi>
          </List.Item>
        ))}
      </List>
      {data.count > shown ? <Text size="sm">{t('more', { count: data.count - shown })}</Text> : null}
      <Text size="sm" mt="xs">
        {t('stay')}
      </Text>
    </Alert>
  )
}
