import { Card, Progress, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { usePlatformFormat } from '../../../i18n/format.ts'
import type { Overview } from './page.tsx'

const limited = ['staff', 'services', 'bookings'] as const
const counted = ['bookings', 'cancelled', 'attended', 'new_customers', 'messages', 'failed_messages'] as const

/** What it uses of what its tier allows, and what it did in thirty days. */
export function Holdings({ business: { holds, days } }: { business: Overview }) {
  const { t } = useTranslation('platform')
  const format = usePlatformFormat()
  const revenue = Object.entries(days.revenue)
  return (
    <Card withBorder padding="lg" component="section" aria-label={t('holds.title')}>
      <Title order={2} size="h4" mb="md">
        {t('holds.title')}
      </Title>
      {holds === null ? (
        <Text c="var(--danger-text)">{t('holds.unreadable')}</Text>
      ) : (
        <Stack gap="md">
          {limited.map((name) => (
            <Allowance key={name} label={t(`holds.${name}`)} {...holds[name]} />
          ))}
        </Stack>
      )}
      <Title order={3} size="h5" mt="lg" mb="sm">
        {t('holds.days', { from: format.date(days.from) })}
      </Title>
      <SimpleGrid cols={{ base: 2, sm: 3 }}>
        {counted.map((name) => (
          <div key={name}>
            <Text size="lg" fw={650}>
              {format.number(days[name])}
            </Text>
            <Text size="sm" c="dimmed">
              {t(`figures.${name}`)}
            </Text>
          </div>
        ))}
      </SimpleGrid>
      {revenue.length === 0 ? null : (
        <Text mt="sm">
          {t('figures.revenue')} <bdi>{revenue.map(([currency, sum]) => format.money(sum, currency)).join(' · ')}</bdi>
        </Text>
      )}
    </Card>
  )
}

function Allowance({ label, used, most }: { label: string; used: number; most: number | null }) {
  const { t } = useTranslation('platform')
  const { number } = usePlatformFormat()
  const id = useId()
  const share = most === null ? 0 : most === 0 ? 1 : used / most
  return (
    <div>
      <Text size="sm" mb={4} id={id}>
        {label} <bdi>{most === null ? number(used) : t('holds.of', { used: number(used), most: number(most) })}</bdi>
      </Text>
      {most === null ? null : (
        <Progress.Root>
          <Progress.Section
            value={Math.min(100, share * 100)}
            {...(share >= 1 ? { color: 'red.8' } : {})}
            aria-labelledby={id}
          />
        </Progress.Root>
      )}
    </div>
  )
}
