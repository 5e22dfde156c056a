import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { platformApi, platformQueries } from '../../../api/client.ts'
import { usePlatformFormat } from '../../../i18n/format.ts'
import { PartList } from '../../../ui/part-list.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { tell, tellFailure } from '../../../ui/tell.tsx'

/** Letters about access that did not arrive: links, codes, invitations. What they said nobody sees here. */
export function Mail() {
  const { t } = useTranslation('platform')
  const format = usePlatformFormat()
  const refresh = useRefresh()
  const mail = platformQueries.useQuery('get', '/api/mail/', {
    params: { query: { failed_at__isnull: 'false', page_size: 20 } },
  })
  const retry = async (id: string) => {
    try {
      await platformApi.POST('/api/mail/{id}/retry/', { params: { path: { id } } })
      tell(t('mail.retried'))
    } catch (error) {
      tellFailure(error)
    }
    await refresh('/api/mail/')
  }
  return (
    <PartList
      title={t('mail.title')}
      hint={t('mail.hint')}
      empty={t('mail.none')}
      rows={mail.data?.results ?? []}
      keyOf={({ id }) => id}
      name={({ kind, recipient }) => (
        <>
          <bdi dir="ltr">{recipient}</bdi> · <bdi dir="ltr">{kind}</bdi>
        </>
      )}
      detail={({ last_error: error, failed_at: at }) => (
        <>
          <bdi>{error}</bdi> · {at === null ? null : format.dayTime(at)}
        </>
      )}
      end={({ id, recipient }) => (
        <Button variant="default" aria-label={t('mail.retryOne', { name: recipient })} onClick={() => void retry(id)}>
          {t('mail.retry')}
        </Button>
      )}
    />
  )
}
