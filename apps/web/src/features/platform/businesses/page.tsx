import { Anchor, Button, Checkbox, Group, Select, Text } from '@mantine/core'
import { keepPreviousData } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { platformQueries } from '../../../api/client.ts'
import { usePlatformFormat } from '../../../i18n/format.ts'
import { Answer } from '../../../ui/answer.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { Filters } from '../../../ui/filters.tsx'
import { LinkTo } from '../../../ui/link.tsx'
import { Page } from '../../../ui/page.tsx'
import { SearchField } from '../../../ui/search-field.tsx'
import { addressOf } from '../address.ts'
import { useMayOnPlatform } from '../me.ts'
import type { BusinessesSearch } from '../routes.ts'
import { StatusBadge } from '../status-badge.tsx'
import { type Standing, type Status, statuses } from '../statuses.ts'
import { NewBusiness } from './new-business.tsx'
import { Troubles } from './troubles.tsx'

const pageSize = 25

/** Every business there is or was, the newest first, with how it stands. */
export function BusinessesPage() {
  const { t } = useTranslation('platform')
  const may = useMayOnPlatform()
  const navigate = useNavigate()
  const [isMaking, setMaking] = useState(false)
  const { search, status, failing, page = 1 } = useSearch({ from: '/admin/' })
  const query = { page, page_size: pageSize, search: search ?? '' }
  const businesses = platformQueries.useQuery(
    'get',
    '/api/tenants/overview/',
    {
      params: {
        query: {
          ...query,
          ...(status === undefined ? {} : { status }),
          ...(failing === undefined ? {} : { failing: 'true' as const }),
        },
      },
    },
    { placeholderData: keepPreviousData },
  )
  const narrow = (change: Partial<{ [Name in keyof BusinessesSearch]: BusinessesSearch[Name] | undefined }>) =>
    void navigate({ to: '/admin', search: { search, status, failing, ...change }, replace: true })
  const active = [status, failing].filter((one) => one !== undefined).length
  const columns = useColumns()
  return (
    <Page
      title={t('businesses.title')}
      actions={
        may('tenants.write') ? (
          <Button leftSection={<Plus size={18} aria-hidden />} onClick={() => setMaking(true)}>
            {t('businesses.new')}
          </Button>
        ) : null
      }
    >
      <Filters
        active={active}
        onClear={() => narrow({ status: undefined, failing: undefined })}
        first={
          <SearchField
            label={t('businesses.search')}
            placeholder={t('businesses.searchHint')}
            value={search}
            onChange={(value) => narrow({ search: value })}
            w={{ base: '100%', sm: 280 }}
          />
        }
      >
        <Select
          label={t('businesses.status')}
          placeholder={t('businesses.all')}
          clearable
          value={status ?? null}
          data={statuses.map((value) => ({ value, label: t(`statuses.${value}`) }))}
          onChange={(chosen) => narrow({ status: (chosen ?? undefined) as Status | undefined })}
        />
        <Checkbox
          label={t('businesses.failing')}
          checked={failing === true}
          onChange={({ currentTarget }) => narrow({ failing: currentTarget.checked ? true : undefined })}
          pb={8}
        />
      </Filters>
      <Answer query={businesses} isEmpty={({ results }) => results.length === 0} empty={t('businesses.empty')}>
        {({ results, count }) => (
          <DataTable
            caption={t('businesses.title')}
            columns={columns}
            rows={results}
            keyOf={({ id }) => id}
            page={{
              number: page,
              size: pageSize,
              count,
              onChange: (next) => narrow({ page: next === 1 ? undefined : next }),
            }}
          />
        )}
      </Answer>
      {isMaking ? (
        <NewBusiness
          onClose={() => setMaking(false)}
          onMade={(id) => void navigate({ to: '/admin/businesses/$id', params: { id } })}
        />
      ) : null}
    </Page>
  )
}

function useColumns(): Column<Standing>[] {
  const { t } = useTranslation('platform')
  const format = usePlatformFormat()
  return [
    {
      title: t('columns.name'),
      cell: ({ id, name, domains: [domain] }) => (
        <>
          <LinkTo to="/admin/businesses/$id" params={{ id }} fw={600}>
            <bdi>{name}</bdi>
          </LinkTo>
          {domain === undefined ? null : (
            <Text size="sm" component="div">
              <Anchor href={addressOf(domain)} size="sm" dir="ltr" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                {domain}
              </Anchor>
            </Text>
          )}
        </>
      ),
    },
    {
      title: t('columns.status'),
      cell: (one) => (
        <Group gap={6}>
          <StatusBadge status={one.status} />
          <Troubles standing={one} />
        </Group>
      ),
    },
    { title: t('columns.tier'), isWide: true, cell: ({ subscription_tier }) => <bdi>{subscription_tier}</bdi> },
    {
      title: t('columns.version'),
      isWide: true,
      cell: ({ version, missing_migrations: missing }) =>
        version === null
          ? '–'
          : missing === 0
            ? t('columns.current')
            : t('columns.behind', { n: format.number(missing) }),
    },
    {
      title: t('columns.size'),
      isWide: true,
      isFigure: true,
      cell: ({ size_bytes: size }) => (size === null ? '–' : <bdi>{format.bytes(size)}</bdi>),
    },
    {
      title: t('columns.lastBooking'),
      isWide: true,
      cell: ({ last_booking_on: date }) => (date === null ? '–' : format.date(date)),
    },
    { title: t('columns.created'), isWide: true, cell: ({ created_at }) => format.date(created_at.slice(0, 10)) },
  ]
}
