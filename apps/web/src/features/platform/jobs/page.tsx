import { Alert, Button } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { platformApi, platformQueries } from '../../../api/client.ts'
import type { PlatformRow } from '../../../api/platform-shapes.ts'
import { usePlatformFormat } from '../../../i18n/format.ts'
import { Answer } from '../../../ui/answer.tsx'
import { Confirm } from '../../../ui/confirm.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { Page } from '../../../ui/page.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { tell } from '../../../ui/tell.tsx'
import { BusinessLink, useBusinessNames } from '../business-names.tsx'
import { useMayOnPlatform } from '../me.ts'
import { Section } from '../section.tsx'
import { FailureDetail, FailureName, Redrive } from './failure-line.tsx'
import { Mail } from './mail.tsx'

type Queue = PlatformRow<'queues_list'>
const pageSize = 25

/** How the queues stand, and what was given up. */
export function JobsPage() {
  const { t } = useTranslation('platform')
  const may = useMayOnPlatform()
  const queues = platformQueries.useQuery(
    'get',
    '/api/jobs/queues/',
    { params: { query: { page_size: 100 } } },
    { refetchInterval: 10_000 },
  )
  return (
    <Page title={t('jobs.title')}>
      <Answer query={queues}>{({ results }) => <Queues queues={results} />}</Answer>
      <Failures />
      {may('platform.mail') ? <Mail /> : null}
    </Page>
  )
}

function Queues({ queues }: { queues: readonly Queue[] }) {
  const { t } = useTranslation('platform')
  const format = usePlatformFormat()
  const may = useMayOnPlatform()
  const refresh = useRefresh()
  const [chosen, setChosen] = useState<Queue | null>(null)
  const lagOf = (seconds: number) =>
    seconds < 60 ? t('jobs.seconds', { n: format.number(seconds) }) : format.duration(Math.round(seconds / 60))
  const redrive = async () => {
    const { data } = await platformApi.POST('/api/jobs/failures/redrive_some/', { body: { queue: chosen?.name ?? '' } })
    tell(t('jobs.redrivenSome', { n: format.number(data?.redriven ?? 0) }))
    await refresh('/api/jobs/', '/api/tenants/')
  }
  return (
    <>
      {queues.some(({ is_worker_seen }) => is_worker_seen) ? null : (
        <Alert color="red" title={t('jobs.noWorker')}>
          {t('jobs.noWorkerText')}
        </Alert>
      )}
      <DataTable
        caption={t('jobs.queues')}
        rows={queues}
        keyOf={({ id }) => id}
        columns={[
          {
            title: t('jobs.columns.name'),
            cell: (queue) => (
              <>
                <bdi dir="ltr">{queue.name}</bdi>
                {queue.failed === 0 || !may('platform.redrive') ? null : (
                  <div>
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      mih={32}
                      px={0}
                      aria-label={t('jobs.redriveQueue', { name: queue.name })}
                      onClick={() => setChosen(queue)}
                    >
                      {t('jobs.redriveAll')}
                    </Button>
                  </div>
                )}
              </>
            ),
          },
          { title: t('jobs.columns.waiting'), isFigure: true, cell: ({ waiting }) => format.number(waiting) },
          { title: t('jobs.columns.lag'), isFigure: true, cell: ({ lag_seconds: lag }) => lagOf(lag) },
          {
            title: t('jobs.columns.active'),
            isFigure: true,
            isWide: true,
            cell: ({ active }) => format.number(active),
          },
          { title: t('jobs.columns.failed'), isFigure: true, cell: ({ failed }) => format.number(failed) },
          { title: t('jobs.columns.seen'), isWide: true, cell: ({ seen_at: seen }) => format.dayTime(seen) },
        ]}
      />
      <Confirm
        isOpen={chosen !== null}
        onClose={() => setChosen(null)}
        title={t('jobs.redriveQueue', { name: chosen?.name ?? '' })}
        action={t('jobs.redriveAll')}
        onConfirm={redrive}
      >
        {t('jobs.redriveText', { n: format.number(chosen?.failed ?? 0) })}
      </Confirm>
    </>
  )
}

function Failures() {
  const { t } = useTranslation('platform')
  const mayRedrive = useMayOnPlatform()('platform.redrive')
  const { page = 1 } = useSearch({ from: '/admin/jobs' })
  const navigate = useNavigate()
  const failures = platformQueries.useQuery('get', '/api/jobs/failures/', {
    params: { query: { redriven_at__isnull: 'true', page, page_size: pageSize } },
  })
  const names = useBusinessNames((failures.data?.results ?? []).map(({ tenant_id }) => tenant_id))
  return (
    <Section title={t('jobs.failures')}>
      <Answer query={failures} isEmpty={({ results }) => results.length === 0} empty={t('jobs.none')}>
        {({ results, count }) => (
          <DataTable
            caption={t('jobs.failures')}
            rows={results}
            keyOf={({ id }) => id}
            columns={[
              {
                title: t('jobs.columns.job'),
                cell: (failure) => (
                  <>
                    <FailureName failure={failure} />
                    <FailureDetail failure={failure} />
                  </>
                ),
              },
              {
                title: t('jobs.columns.business'),
                isWide: true,
                cell: ({ tenant_id }) => <BusinessLink id={tenant_id} names={names} />,
              },
              ...(mayRedrive
                ? [
                    {
                      title: t('jobs.columns.change'),
                      isFigure: true,
                      cell: (failure: (typeof results)[number]) => <Redrive failure={failure} />,
                    },
                  ]
                : []),
            ]}
            page={{
              number: page,
              size: pageSize,
              count,
              onChange: (next) => void navigate({ to: '/admin/jobs', search: next === 1 ? {} : { page: next } }),
            }}
          />
        )}
      </Answer>
    </Section>
  )
}
