import { Button, Group, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { keepPreviousData } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { queries } from '../../api/client.ts'
import { useBusiness } from '../../shell/business.ts'
import { Answer } from '../../ui/answer.tsx'
import { todayIn } from '../../ui/days.ts'
import { Loading } from '../../ui/loading.tsx'
import { Page } from '../../ui/page.tsx'
import { ReportFigures } from './figures.tsx'
import { comparisons, groups, type ReportsSearch } from './search.ts'
import { comparedWith, groupOf, presets, type Span, spanOf } from './spans.ts'

const route = getRouteApi('/dashboard/reports')
// Charts weigh more than all the rest: the figures are there before them.
const Charts = lazy(async () => ({ default: (await import('./charts.tsx')).Charts }))

export function ReportsPage() {
  const { t } = useTranslation('reports')
  const { time_zone } = useBusiness()
  const search = route.useSearch()
  const usual = spanOf('month', todayIn(time_zone))
  const span: Span = { from: search.from ?? usual.from, to: search.to ?? usual.to }
  const group = search.group ?? groupOf(span)
  const asked = ({ from, to }: Span) => ({ params: { query: { from_date: from, to_date: to, group } } })
  const report = queries.useQuery('get', '/api/reports/', asked(span), { placeholderData: keepPreviousData })
  const other = comparedWith(span, search.compare ?? 'before')
  const before = queries.useQuery('get', '/api/reports/', asked(other), { enabled: search.compare !== undefined })
  const compared = search.compare === undefined ? undefined : before.data
  return (
    <Page title={t('title')}>
      <ReportFilters span={span} />
      <Answer query={report} lines={6}>
        {(data) => (
          <Stack gap="lg">
            <ReportFigures report={data} before={compared} />
            {data.periods.length === 0 ? <Text>{t('empty')}</Text> : null}
            <Suspense fallback={<Loading />}>
              <Charts report={data} before={compared} />
            </Suspense>
          </Stack>
        )}
      </Answer>
    </Page>
  )
}

function ReportFilters({ span }: { span: Span }) {
  const { t } = useTranslation('reports')
  const { time_zone } = useBusiness()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const today = todayIn(time_zone)
  const named = presets.find((preset) => {
    const { from, to } = spanOf(preset, today)
    return from === span.from && to === span.to
  })
  const change = (wanted: ReportsSearch) => void navigate({ search: (now) => ({ ...now, ...wanted }), replace: true })
  return (
    <Stack gap="sm" component="search">
      <Group component="fieldset" gap="xs" bd={0} p={0} m={0} aria-label={t('period')}>
        {presets.map((preset) => (
          <Button
            key={preset}
            variant={preset === named ? 'filled' : 'default'}
            aria-pressed={preset === named}
            onClick={() => change({ ...spanOf(preset, today), group: undefined })}
          >
            {t(`presets.${preset}`)}
          </Button>
        ))}
      </Group>
      <SimpleGrid cols={{ base: 2, sm: 4 }} maw={820} spacing="sm">
        <TextInput
          type="date"
          label={t('from')}
          value={span.from}
          max={span.to}
          onChange={({ currentTarget }) => change({ from: currentTarget.value || undefined, group: undefined })}
        />
        <TextInput
          type="date"
          label={t('to')}
          value={span.to}
          min={span.from}
          onChange={({ currentTarget }) => change({ to: currentTarget.value || undefined, group: undefined })}
        />
        <Select
          label={t('group')}
          allowDeselect={false}
          data={groups.map((value) => ({ value, label: t(`groups.${value}`) }))}
          value={search.group ?? groupOf(span)}
          onChange={(group) => change({ group: group ?? undefined })}
        />
        <Select
          label={t('compare')}
          allowDeselect={false}
          data={[
            { value: '', label: t('comparisons.none') },
            ...comparisons.map((value) => ({ value: value as string, label: t(`comparisons.${value}`) })),
          ]}
          value={search.compare ?? ''}
          onChange={(compare) => change({ compare: (compare || undefined) as ReportsSearch['compare'] })}
        />
      </SimpleGrid>
    </Stack>
  )
}
