import { Button, Select, Stack, Text, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { keepPreviousData } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Download, FileUp, UserPlus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { queries } from '../../api/client.ts'
import { type Language, languageNames, languages } from '../../i18n/languages.ts'
import { useBusiness, useMay } from '../../shell/business.ts'
import { Answer } from '../../ui/answer.tsx'
import { Filters } from '../../ui/filters.tsx'
import { ButtonTo } from '../../ui/link.tsx'
import { Page } from '../../ui/page.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { CustomerDialog } from './dialog.tsx'
import { queryOf } from './query.ts'
import type { CustomersSearch } from './search.ts'
import { CustomersTable } from './table.tsx'

const route = getRouteApi('/dashboard/customers')

/** Everybody who books, found by whatever one remembers of them: the server searches, so that thousands are as ten. */
export function CustomersPage() {
  const { t } = useTranslation('customers')
  const may = useMay()
  const { time_zone } = useBusiness()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const [isNew, dialog] = useDisclosure()
  const customers = queries.useQuery(
    'get',
    '/api/customers/',
    { params: { query: queryOf(search, time_zone) } },
    { placeholderData: keepPreviousData },
  )
  const narrow = (change: Partial<CustomersSearch>) =>
    void navigate({ search: (now) => ({ ...now, page: undefined, ...change }), replace: true })
  const clear = () => void navigate({ search: ({ ordering }) => ({ ordering }) })
  const { ordering: _, page: __, ...narrowing } = search
  const active = Object.values(narrowing).filter((value) => value !== undefined).length
  const addButton = may('customers.write') ? (
    <Button leftSection={<UserPlus size={18} aria-hidden />} onClick={dialog.open}>
      {t('add')}
    </Button>
  ) : null
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <Button
            component="a"
            href="/api/customers/export/"
            variant="default"
            leftSection={<Download size={16} aria-hidden />}
          >
            {t('export')}
          </Button>
          {may('customers.write') ? (
            <ButtonTo to="/dashboard/customers/import" variant="default" leftSection={<FileUp size={16} aria-hidden />}>
              {t('import.open')}
            </ButtonTo>
          ) : null}
          {addButton}
        </>
      }
    >
      <Filters
        active={active}
        onClear={clear}
        first={
          <SearchField
            label={t('search')}
            placeholder={t('searchHint')}
            value={search.q}
            onChange={(q) => narrow({ q })}
            w={{ base: '100%', sm: 320 }}
          />
        }
      >
        <Select
          label={t('fields.language')}
          clearable
          placeholder={t('anyLanguage')}
          data={languages.map((value) => ({ value, label: languageNames[value] }))}
          value={search.language ?? null}
          onChange={(language) => narrow({ language: (language ?? undefined) as Language | undefined })}
        />
        <Select
          label={t('block.filter')}
          clearable
          placeholder={t('block.everybody')}
          data={[
            { value: 'yes', label: t('block.only') },
            { value: 'no', label: t('block.without') },
          ]}
          value={search.blocked ?? null}
          onChange={(blocked) => narrow({ blocked: (blocked ?? undefined) as CustomersSearch['blocked'] })}
        />
        <TextInput
          type="date"
          label={t('knownFrom')}
          value={search.from ?? ''}
          onChange={({ currentTarget }) => narrow({ from: currentTarget.value || undefined })}
        />
        <TextInput
          type="date"
          label={t('knownTo')}
          value={search.to ?? ''}
          onChange={({ currentTarget }) => narrow({ to: currentTarget.value || undefined })}
        />
      </Filters>
      <Answer
        query={customers}
        isEmpty={({ results }) => results.length === 0}
        empty={
          <Stack align="center">
            <Text>{t(active === 0 ? 'nobodyYet' : 'nobodyFound')}</Text>
            {active === 0 ? (
              addButton
            ) : (
              <Button variant="default" onClick={clear}>
                {t('showAll')}
              </Button>
            )}
          </Stack>
        }
      >
        {(data) => (
          <CustomersTable
            customers={data}
            ordering={search.ordering ?? '-created_at'}
            page={search.page ?? 1}
            onOrder={(ordering) => narrow({ ordering: ordering as CustomersSearch['ordering'] })}
            onPage={(page) => void navigate({ search: (now) => ({ ...now, page: page === 1 ? undefined : page }) })}
          />
        )}
      </Answer>
      <CustomerDialog
        isOpen={isNew}
        onClose={dialog.close}
        onSaved={({ id }) => void navigate({ to: '/dashboard/customers/$customerId', params: { customerId: id } })}
      />
    </Page>
  )
}
