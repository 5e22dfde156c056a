import { Anchor, Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { platformQueries } from '../../../api/client.ts'
import type { PlatformReply } from '../../../api/platform-shapes.ts'
import { usePlatformFormat } from '../../../i18n/format.ts'
import { Answer } from '../../../ui/answer.tsx'
import { LinkTo } from '../../../ui/link.tsx'
import { Loading } from '../../../ui/loading.tsx'
import { Page } from '../../../ui/page.tsx'
import { addressOf } from '../address.ts'
import { Troubles } from '../businesses/troubles.tsx'
import { useMayOnPlatform } from '../me.ts'
import { StatusBadge } from '../status-badge.tsx'
import { Domains } from './domains.tsx'
import { Failures } from './failures.tsx'
import { Holdings } from './holdings.tsx'
import { Life } from './life.tsx'
import { Migrations } from './migrations.tsx'
import { Visits } from './visits.tsx'

export type Overview = PlatformReply<'overview_retrieve'>

/** One business, as far as the platform is concerned with it: figures about it, and nothing of its customers. */
export function BusinessPage() {
  const { t } = useTranslation('platform')
  const { id } = useParams({ from: '/admin/businesses/$id' })
  const overview = platformQueries.useQuery('get', '/api/tenants/{id}/overview/', { params: { path: { id } } })
  return (
    <Page title={overview.data?.name ?? t('business.title')} isName={overview.data !== undefined}>
      <LinkTo to="/admin" size="sm">
        {t('business.back')}
      </LinkTo>
      <Answer query={overview}>
        {(business) => (
          <Suspense fallback={<Loading />}>
            <Business business={business} />
          </Suspense>
        )}
      </Answer>
    </Page>
  )
}

function Business({ business }: { business: Overview }) {
  const may = useMayOnPlatform()
  return (
    <Stack gap="lg">
      <Head business={business} />
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg">
        <Stack gap="lg">
          <Holdings business={business} />
          <Domains business={business} />
          {may('platform.jobs') ? <Failures business={business} /> : null}
        </Stack>
        <Stack gap="lg">
          <Life business={business} />
          {may('support.enter') ? <Visits business={business} /> : null}
          <Migrations business={business} />
        </Stack>
      </SimpleGrid>
    </Stack>
  )
}

function Head({ business }: { business: Overview }) {
  const { t } = useTranslation('platform')
  const format = usePlatformFormat()
  const may = useMayOnPlatform()
  const { status, status_since: since, status_ends_at: ends, domains } = business
  const [domain] = domains
  const facts = [
    [t('facts.slug'), <bdi key="slug">{business.slug}</bdi>],
    [t('facts.schema'), <bdi key="schema">{business.schema_name}</bdi>],
    [t('facts.tier'), <bdi key="tier">{business.subscription_tier}</bdi>],
    [t('facts.email'), <bdi key="email">{business.contact_email}</bdi>],
    [t('facts.created'), format.dayTime(business.created_at)],
    [t('facts.size'), business.size_bytes === null ? '–' : format.bytes(business.size_bytes)],
    [t('facts.lastBooking'), business.last_booking_on === null ? '–' : format.date(business.last_booking_on)],
  ] as const
  return (
    <Card withBorder padding="lg" component="section" aria-labelledby="head">
      <Group justify="space-between" align="start" mb="md">
        <Group gap="sm">
          <Title order={2} size="h4" id="head">
            {t('facts.title')}
          </Title>
          <StatusBadge status={status} />
          <Troubles standing={business} />
        </Group>
        <Group gap="md">
          {domain === undefined ? null : (
            <Anchor href={addressOf(domain)} dir="ltr">
              {domain}
            </Anchor>
          )}
          {may('platform.audit') ? (
            <LinkTo to="/admin/history" search={{ business: business.id }}>
              {t('business.history')}
            </LinkTo>
          ) : null}
        </Group>
      </Group>
      <Text size="sm" c="dimmed" mb="md">
        {t('facts.since', { since: format.dayTime(since) })}
        {ends === null ? null : <> · {t('facts.ends', { ends: format.dayTime(ends) })}</>}
      </Text>
      <SimpleGrid component="dl" cols={{ base: 1, xs: 2, md: 4 }} spacing="sm" m={0}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <Text size="sm" c="dimmed" component="dt">
              {name}
            </Text>
            <Text component="dd" m={0} style={{ overflowWrap: 'anywhere' }}>
              {value}
            </Text>
          </div>
        ))}
      </SimpleGrid>
    </Card>
  )
}
