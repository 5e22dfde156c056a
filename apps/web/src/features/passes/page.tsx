import { Button, Stack } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { keepPreviousData } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Ticket } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { queries } from '../../api/client.ts'
import { CustomerSelect } from '../../lookups/customer-select.tsx'
import { useMay } from '../../shell/business.ts'
import { Answer } from '../../ui/answer.tsx'
import { Filters } from '../../ui/filters.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { MoneyFrame } from '../money/frame.tsx'
import { PassDrawer } from './drawer.tsx'
import { type PassesSearch, pageSize } from './search.ts'
import { SellDialog } from './sell.tsx'
import { PassesTable } from './table.tsx'
import { PassTypes } from './types.tsx'

const route = getRouteApi('/dashboard/money/passes')

/** What is sold as a pack, and who has how much left of it. */
export function PassesPage() {
  const { t } = useTranslation('passes')
  const may = useMay()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const [isSelling, sell] = useDisclosure()
  const { q, customer, page = 1, pass } = search
  const query = {
    ...{ page, page_size: pageSize },
    // A code is read out with its blanks.
    ...(q === undefined ? {} : { search: /\d/.test(q) ? q.replaceAll(' ', '') : q }),
    ...(customer === undefined ? {} : { customer_id: customer }),
  }
  const passes = queries.useQuery('get', '/api/passes/', { params: { query } }, { placeholderData: keepPreviousData })
  const types = queries.useQuery('get', '/api/pass_types/', {
    params: { query: { page_size: 100, ordering: 'name' } },
  })
  const narrow = (change: Partial<PassesSearch>) =>
    void navigate({ search: (now) => ({ ...now, page: undefined, ...change }), replace: true })
  const open = (id: string | undefined) => void navigate({ search: (now) => ({ ...now, pass: id }) })
  const canSell = may('payments.write') && types.data?.results.some(({ is_active }) => is_active) === true
  return (
    <MoneyFrame
      actions={
        canSell ? (
          <Button leftSection={<Ticket size={18} aria-hidden />} onClick={sell.open}>
            {t('sell')}
          </Button>
        ) : null
      }
    >
      <Stack gap="xl">
        <Stack gap="lg">
          <Filters
            active={[q, customer].filter((value) => value !== undefined).length}
            onClear={() => void navigate({ search: {} })}
            first={
              <SearchField
                label={t('search')}
                placeholder={t('searchHint')}
                value={q}
                onChange={(text) => narrow({ q: text })}
                w={{ base: '100%', sm: 240 }}
              />
            }
          >
            {may('customers.read') ? (
              <CustomerSelect
                label={t('customer')}
                nobody={t('nobody')}
                placeholder={t('all')}
                value={customer}
                onChange={(id) => narrow({ customer: id })}
              />
            ) : null}
          </Filters>
          <Answer
            query={passes}
            isEmpty={({ results }) => results.length === 0}
            empty={t(q === undefined && customer === undefined ? 'noneSold' : 'noneFound')}
          >
            {(data) => (
              <PassesTable
                passes={data}
                page={page}
                onOpen={open}
                onPage={(next) => void navigate({ search: (now) => ({ ...now, page: next === 1 ? undefined : next }) })}
              />
            )}
          </Answer>
        </Stack>
        <Answer query={types}>{({ results }) => <PassTypes types={results} />}</Answer>
      </Stack>
      <SellDialog isOpen={isSelling} onClose={sell.close} />
      {pass === undefined ? null : <PassDrawer id={pass} onClose={() => open(undefined)} />}
    </MoneyFrame>
  )
}
