import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { platformQueries } from '../../../api/client.ts'
import { PartList } from '../../../ui/part-list.tsx'
import { FailureDetail, FailureName, Redrive } from '../jobs/failure-line.tsx'
import type { Overview } from './page.tsx'

/** What was to be done for it and was given up. */
export function Failures({ business }: { business: Overview }) {
  const { t } = useTranslation('platform')
  const failures = platformQueries.useQuery('get', '/api/jobs/failures/', {
    params: { query: { tenant_id: business.id, redriven_at__isnull: 'true', page_size: 20 } },
  })
  return (
    <>
      <PartList
        title={t('jobs.ofBusiness')}
        empty={t('jobs.none')}
        rows={failures.data?.results ?? []}
        keyOf={({ id }) => id}
        name={(failure) => <FailureName failure={failure} />}
        detail={(failure) => <FailureDetail failure={failure} />}
        end={(failure) => <Redrive failure={failure} />}
      />
      {business.uncounted === '' ? null : (
        <Text size="sm" c="var(--danger-text)" dir="auto">
          {business.uncounted}
        </Text>
      )}
    </>
  )
}
