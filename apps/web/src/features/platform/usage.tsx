import { SimpleGrid, Text } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { platformQueries } from '../../api/client.ts'
import { usePlatformFormat } from '../../i18n/format.ts'
import { Answer } from '../../ui/answer.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Figure } from '../../ui/figure.tsx'
import { LinkTo } from '../../ui/link.tsx'
import { Page } from '../../ui/page.tsx'
import { PartList } from '../../ui/part-list.tsx'
import { Section } from './section.tsx'

const pageSize = 25
const shown = ['active_tenants', 'new_tenants', 'bookings', 'attended', 'new_customers', 'messages'] as const
const orders = [
  '-bookings',
  'bookings',
  '-attended',
  'attended',
  '-failed_messages',
  'failed_messages',
  '-revenue',
  'revenue',
] as const

/** What all businesses did in thirty days, and each of them. */
export function UsagePage() {
  const { t } = useTranslation('platform')
  const format = usePlatformFormat()
  const figures = platformQueries.useQuery('get', '/api/figures/')
  const sum = figures.data?.sum
  const revenue = Object.entries(sum?.revenue ?? {})
  return (
    <Page title={t('usage.title')}>
      <Answer query={figures} lines={2}>
        {({ from_date: from, to_date: to, failures }) => (
          <>
            <Text c="dimmed">{t('usage.span', { from: format.date(from), to: format.date(to) })}</Text>
            <SimpleGrid cols={{ base: 2, sm: 3, lg: 4 }}>
              {shown.map((name) => (
                <Figure key={name} label={t(`figures.${name}`)} value={sum && format.number(sum[name])} />
              ))}
              <Figure
                label={t('figures.failed_messages')}
                value={sum && format.number(sum.failed_messages)}
                isAlarming={(sum?.failed_messages ?? 0) > 0}
              />
              {revenue.map(([currency, amount]) => (
                <Figure key={currency} label={t('figures.revenue')} value={format.money(amount, currency)} />
              ))}
            </SimpleGrid>
            {failures.length === 0 ? null : (
              <PartList
                title={t('usage.uncounted')}
                hint={t('usage.uncountedHint')}
                empty=""
                rows={failures}
                keyOf={({ slug, on_date }) => `${slug} ${on_date}`}
                name={({ slug, tenant_id: id }) => (
                  <LinkTo to="/admin/businesses/$id" params={{ id }}>
                    <bdi>{slug}</bdi>
                  </LinkTo>
                )}
                detail={({ on_date, failure }) => (
                  <>
                    {format.date(on_date)} · <bdi>{failure}</bdi>
                  </>
                )}
              />
            )}
          </>
        )}
      </Answer>
      <Section title={t('usage.each')}>
        <Each />
      </Section>
    </Page>
  )
}

function Each() {
  const { t } = useTranslation('platform')
  const format = usePlatformFormat()
  const navigate = useNavigate()
  const { page = 1, ordering: wanted } = useSearch({ from: '/admin/usage' })
  const ordering = orders.find((order) => order === wanted) ?? '-bookings'
  const each = platformQueries.useQuery('get', '/api/figures/tenants/', {
    params: { query: { page, page_size: pageSize, ordering } },
  })
  const show = (search: { page?: number; ordering?: string }) => void navigate({ to: '/admin/usage', search })
  return (
    <Answer query={each} isEmpty={({ results }) => results.length === 0} empty={t('usage.empty')}>
      {({ results, count }) => (
        <DataTable
          caption={t('usage.each')}
          rows={results}
          keyOf={({ tenant_id }) => tenant_id}
          ordering={ordering}
          onOrder={(order) => show({ ordering: order })}
          columns={[
            {
              title: t('columns.name'),
              cell: ({ tenant_id: id, name, slug }) =>
                name === null ? (
                  <bdi>{slug}</bdi>
                ) : (
                  <LinkTo to="/admin/businesses/$id" params={{ id }}>
                    <bdi>{name}</bdi>
                  </LinkTo>
                ),
            },
            { title: t('columns.tier'), isWide: true, cell: ({ tier }) => <bdi>{tier ?? '–'}</bdi> },
            {
              title: t('figures.bookings'),
              sortKey: 'bookings',
              isFigure: true,
              cell: ({ bookings }) => format.number(bookings),
            },
            {
              title: t('figures.attended'),
              sortKey: 'attended',
              isFigure: true,
              isWide: true,
              cell: ({ attended }) => format.number(attended),
            },
            {
              title: t('figures.messages'),
              isFigure: true,
              isWide: true,
              cell: ({ messages }) => format.number(messages),
            },
            {
              title: t('figures.failed_messages'),
              sortKey: 'failed_messages',
              isFigure: true,
              isWide: true,
              cell: ({ failed_messages: failed }) => format.number(failed),
            },
            {
              title: t('figures.revenue'),
              sortKey: 'revenue',
              isFigure: true,
              isWide: true,
              cell: ({ revenue }) => (
                <bdi>
                  {Object.entries(revenue)
                    .map(([currency, amount]) => format.money(amount, currency))
                    .join(' · ') || '–'}
                </bdi>
              ),
            },
          ]}
          page={{
            number: page,
            size: pageSize,
            count,
            onChange: (next) => show({ ...(next === 1 ? {} : { page: next }), ordering }),
          }}
        />
      )}
    </Answer>
  )
}
