import { Button, Stack, Text, UnstyledButton } from '@mantine/core'
import { keepPreviousData } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queries } from '../../../api/client.ts'
import { useFormat } from '../../../i18n/format.ts'
import { useMay } from '../../../shell/business.ts'
import { Answer } from '../../../ui/answer.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { SearchField } from '../../../ui/search-field.tsx'
import { StateBadge } from '../../../ui/state-badge.tsx'
import { MoneyFrame } from '../../money/frame.tsx'
import { type Coupon, type CouponStanding, couponStandingOf } from '../kinds.ts'
import { pageSize } from '../search.ts'
import { useUntil } from '../until.ts'
import { CouponDrawer } from './drawer.tsx'
import { CouponEditor } from './editor.tsx'
import { worthOf } from './worth.ts'

const route = getRouteApi('/dashboard/money/coupons')

const colourOf: Record<CouponStanding, string> = {
  taken: 'teal.6',
  early: 'blue.6',
  over: 'gray.6',
  used: 'orange.6',
  ended: 'gray.6',
}

/** Codes that make a visit cheaper: what they take off, and how often that was. */
export function CouponsPage() {
  const { t } = useTranslation('passes')
  const format = useFormat()
  const lasts = useUntil()
  const may = useMay()
  const { q, page = 1, coupon } = route.useSearch()
  const navigate = route.useNavigate()
  const [editing, setEditing] = useState<Coupon | 'new' | null>(null)
  const query = { page, page_size: pageSize, ...(q === undefined ? {} : { search: q }) }
  const coupons = queries.useQuery('get', '/api/coupons/', { params: { query } }, { placeholderData: keepPreviousData })
  const open = (id: string | undefined) => void navigate({ search: (now) => ({ ...now, coupon: id }) })
  const canWrite = may('prices.write')
  const add = (
    <Button leftSection={<Plus size={18} aria-hidden />} onClick={() => setEditing('new')}>
      {t('coupons.new')}
    </Button>
  )
  const columns: Column<Coupon>[] = [
    {
      title: t('coupons.code'),
      cell: (one) => (
        <Stack gap={2} align="start">
          <UnstyledButton onClick={() => open(one.id)} fw={600} mih={24} c="var(--mantine-color-anchor)" dir="ltr">
            {one.code}
          </UnstyledButton>
          <Text size="sm" hiddenFrom="sm">
            {worthOf(one, format)}
          </Text>
        </Stack>
      ),
    },
    { title: t('coupons.worth'), isWide: true, cell: (one) => <bdi>{worthOf(one, format)}</bdi> },
    {
      title: t('until'),
      isWide: true,
      cell: ({ until_instant }) => (until_instant === null ? t('forGood') : lasts(until_instant)),
    },
    {
      title: t('coupons.used'),
      isFigure: true,
      cell: ({ used, max_uses }) =>
        max_uses === null
          ? format.number(used)
          : t('coupons.usedOf', { used: format.number(used), most: format.number(max_uses) }),
    },
    {
      title: t('coupons.state'),
      cell: (one) => {
        const standing = couponStandingOf(one)
        return <StateBadge color={colourOf[standing]}>{t(`coupons.states.${standing}`)}</StateBadge>
      },
    },
  ]
  return (
    <MoneyFrame actions={canWrite ? add : null}>
      <Stack gap="lg">
        <SearchField
          label={t('coupons.code')}
          value={q}
          onChange={(text) =>
            void navigate({ search: (now) => ({ ...now, page: undefined, q: text?.toUpperCase() }), replace: true })
          }
          w={{ base: '100%', sm: 240 }}
        />
        <Answer
          query={coupons}
          isEmpty={({ results }) => results.length === 0}
          empty={t(q === undefined ? 'coupons.none' : 'coupons.noneFound')}
        >
          {(data) => (
            <DataTable
              caption={t('coupons.title')}
              columns={columns}
              rows={data.results}
              keyOf={({ id }) => id}
              page={{
                number: page,
                size: pageSize,
                count: data.count,
                onChange: (next) =>
                  void navigate({ search: (now) => ({ ...now, page: next === 1 ? undefined : next }) }),
              }}
            />
          )}
        </Answer>
      </Stack>
      {coupon === undefined ? null : (
        <CouponDrawer
          id={coupon}
          onClose={() => open(undefined)}
          onEdit={
            canWrite
              ? (one) => {
                  open(undefined)
                  setEditing(one)
                }
              : undefined
          }
        />
      )}
      {editing === null ? null : (
        <CouponEditor coupon={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </MoneyFrame>
  )
}
