import { Pagination, Select, SimpleGrid, Stack, Text } from '@mantine/core'
import { keepPreviousData } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { queries } from '../../api/client.ts'
import { CustomerSelect } from '../../lookups/customer-select.tsx'
import { nameIn, useCustomerNames, useServiceChoices, useStaffChoices } from '../../lookups/names.ts'
import { useMay } from '../../shell/business.ts'
import { Answer } from '../../ui/answer.tsx'
import { Filters } from '../../ui/filters.tsx'
import { Page } from '../../ui/page.tsx'
import { EntryCard } from './card.tsx'
import { pageSize, queryOf, statuses, type WaitlistSearch } from './search.ts'

const route = getRouteApi('/dashboard/waitlist')

/** Who waits for what, the longest first: each with what was offered to them. */
export function WaitlistPage() {
  const { t } = useTranslation('waitlist')
  const { t: ui } = useTranslation('ui')
  const may = useMay()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const services = useServiceChoices()
  const staff = useStaffChoices()
  const waitlist = queries.useQuery(
    'get',
    '/api/waitlist/',
    { params: { query: queryOf(search) } },
    { placeholderData: keepPreviousData },
  )
  const customerName = useCustomerNames((waitlist.data?.results ?? []).map(({ customer_id }) => customer_id))
  const narrow = (change: Partial<WaitlistSearch>) =>
    void navigate({ search: (now) => ({ ...now, page: undefined, ...change }), replace: true })
  const { page = 1, booking: _, ...narrowing } = search
  const active = Object.values(narrowing).filter((value) => value !== undefined).length
  const pages = Math.ceil((waitlist.data?.count ?? 0) / pageSize)
  return (
    <Page title={t('title')}>
      <Filters active={active} onClear={() => void navigate({ search: {} })}>
        <Select
          label={t('state')}
          data={[
            { value: '', label: t('open') },
            ...statuses.map((value) => ({ value: value as string, label: t(`status.${value}`) })),
            { value: 'all', label: t('all') },
          ]}
          allowDeselect={false}
          value={search.status ?? ''}
          onChange={(status) => narrow({ status: (status || undefined) as WaitlistSearch['status'] })}
        />
        <Select
          label={t('service')}
          clearable
          searchable
          placeholder={t('all')}
          data={services}
          value={search.service ?? null}
          onChange={(service) => narrow({ service: service ?? undefined })}
        />
        <Select
          label={t('staff')}
          clearable
          searchable
          placeholder={t('all')}
          data={staff}
          value={search.staff ?? null}
          onChange={(chosen) => narrow({ staff: chosen ?? undefined })}
        />
        {may('customers.read') ? (
          <CustomerSelect
            label={t('customer')}
            nobody={t('nobody')}
            placeholder={t('all')}
            value={search.customer}
            onChange={(customer) => narrow({ customer })}
          />
        ) : null}
      </Filters>
      <Answer
        query={waitlist}
        isEmpty={({ results }) => results.length === 0}
        empty={
          <Stack align="center" gap="xs">
            <Text fw={600}>{t('empty')}</Text>
            <Text c="dimmed" maw={420}>
              {t('emptyHint')}
            </Text>
          </Stack>
        }
      >
        {({ results }) => (
          <SimpleGrid cols={{ base: 1, md: 2, xl: 3 }}>
            {results.map((entry) => (
              <EntryCard
                key={entry.id}
                entry={entry}
                customer={customerName(entry.customer_id)}
                service={nameIn(services)(entry.service_id)}
                staff={nameIn(staff)(entry.staff_id)}
              />
            ))}
          </SimpleGrid>
        )}
      </Answer>
      {pages <= 1 ? null : (
        <Pagination
          total={pages}
          value={page}
          onChange={(next) => void navigate({ search: (now) => ({ ...now, page: next === 1 ? undefined : next }) })}
          aria-label={ui('pages')}
          getControlProps={(control) => ({ 'aria-label': ui(control === 'previous' ? 'previous' : 'next') })}
        />
      )}
    </Page>
  )
}
