import { Card, Group, Progress, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { queries } from '../../api/client.ts'
import { useFormat } from '../../i18n/format.ts'
import { type Business, useMay } from '../../shell/business.ts'
import { Answer } from '../../ui/answer.tsx'

const shown = ['bookings', 'new_customers', 'messages', 'failed_messages'] as const

/** What was used this month, against what the subscription allows. */
export function Usage({ settings }: { settings: Business }) {
  const may = useMay()
  return may('figures.read') ? <Figures settings={settings} /> : null
}

function Figures({ settings }: { settings: Business }) {
  const { t } = useTranslation('settings')
  const format = useFormat()
  const today = Temporal.Now.plainDateISO(settings.time_zone)
  const from = today.with({ day: 1 }).toString()
  const usage = queries.useQuery('get', '/api/usage/', { params: { query: { from, to: today.toString() } } })
  const most = settings.max_bookings
  return (
    <Card withBorder padding="lg" component="section" aria-label={t('usage.title')}>
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h4">
          {t('usage.title')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('usage.tier', { tier: settings.subscription_tier })}
        </Text>
      </Group>
      <Answer query={usage} lines={2}>
        {({ days }) => {
          const sum = (key: (typeof shown)[number]) => days.reduce((total, day) => total + day[key], 0)
          return (
            <Stack>
              <SimpleGrid cols={{ base: 2, sm: 4 }}>
                {shown.map((key) => (
                  <div key={key}>
                    <Text size="xl" fw={650}>
                      {format.number(sum(key))}
                    </Text>
                    <Text size="sm" c="dimmed">
                      {t(`usage.${key}`)}
                    </Text>
                  </div>
                ))}
              </SimpleGrid>
              {most === null ? null : (
                <div>
                  <Text size="sm" mb={4} id="usage-limit">
                    {t('usage.limit', { used: format.number(sum('bookings')), most: format.number(most) })}
                  </Text>
                  <Progress.Root>
                    <Progress.Section
                      value={Math.min(100, (sum('bookings') / most) * 100)}
                      aria-labelledby="usage-limit"
                    />
                  </Progress.Root>
                </div>
              )}
            </Stack>
          )
        }}
      </Answer>
    </Card>
  )
}
