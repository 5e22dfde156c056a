import { Group, Skeleton, Text } from '@mantine/core'
import { keepPreviousData } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { queries } from '../../../api/client.ts'
import { useFormat } from '../../../i18n/format.ts'
import type { narrowingOf } from '../query.ts'

/** What the list comes to, all of its pages together; each currency by itself. */
export function Totals({ narrowing }: { narrowing: ReturnType<typeof narrowingOf> }) {
  const { t } = useTranslation('money')
  const format = useFormat()
  const { data } = queries.useQuery(
    'get',
    '/api/transactions/totals/',
    { params: { query: narrowing } },
    { placeholderData: keepPreviousData },
  )
  if (data === undefined) return <Skeleton height={28} maw={320} />
  return (
    <Group gap="xl" role="status">
      {data.totals.map(({ currency, incoming, outgoing, amount, count }) => (
        <Group key={currency} gap="lg">
          <Text fw={650} fz="lg">
            {t('sum', { amount: format.money(amount, currency) })}
          </Text>
          <Text size="sm" c="dimmed">
            {t('inAndOut', {
              incoming: format.money(incoming, currency),
              outgoing: format.money(outgoing, currency),
            })}
          </Text>
          <Text size="sm" c="dimmed">
            {t('entries', { count })}
          </Text>
        </Group>
      ))}
    </Group>
  )
}
