import { useTranslation } from 'react-i18next'
import { platformQueries } from '../../api/client.ts'
import { Answer } from '../../ui/answer.tsx'
import { Page } from '../../ui/page.tsx'
import { BusinessLink, useBusinessNames } from './business-names.tsx'
import { VisitLines } from './visit-lines.tsx'

/** Every visit to a business, the newest first. One begins a new one at the business. */
export function VisitsPage() {
  const { t } = useTranslation('platform')
  const visits = platformQueries.useQuery('get', '/api/support_entries/', { params: { query: { page_size: 50 } } })
  const names = useBusinessNames((visits.data?.results ?? []).map(({ tenant_id }) => tenant_id))
  return (
    <Page title={t('visits.title')}>
      <Answer query={visits}>
        {({ results }) => (
          <VisitLines
            title={t('visits.last')}
            visits={results}
            where={({ tenant_id }) => <BusinessLink id={tenant_id} names={names} />}
          />
        )}
      </Answer>
    </Page>
  )
}
