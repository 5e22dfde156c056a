import { Card, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { queries } from '../../api/client.ts'
import { useFormat } from '../../i18n/format.ts'
import { Answer } from '../../ui/answer.tsx'
import { Page } from '../../ui/page.tsx'

/** What the day holds. */
export function TodayPage() {
  const { t } = useTranslation('today')
  const format = useFormat()
  const bookings = queries.useQuery('get', '/api/bookings/', {
    params: { query: { ordering: 'start_time', page_size: 50, status__in: 'pending,confirmed,checked_in' } },
  })
  return (
    <Page title={t('title')}>
      <Answer query={bookings} isEmpty={({ results }) => results.length === 0} empty={t('empty')}>
        {({ results }) => (
          <Stack gap="sm">
            {results.map(({ id, start_time, reference, price, currency }) => (
              <Card key={id} withBorder>
                <Group justify="space-between">
                  <Text fw={600}>{format.dayTime(start_time)}</Text>
                  <Text>{reference}</Text>
                  <Text>{format.money(price, currency)}</Text>
                </Group>
              </Card>
            ))}
          </Stack>
        )}
      </Answer>
    </Page>
  )
}
