import { Badge, Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { api, queries } from '../../../api/client.ts'
import { useFormat } from '../../../i18n/format.ts'
import { PartList } from '../../../ui/part-list.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { tellFailure } from '../../../ui/tell.tsx'

/** Where one is signed in; any of them can be ended. */
export function Sessions() {
  const { t } = useTranslation('members')
  const format = useFormat()
  const refresh = useRefresh()
  const sessions = queries.useQuery('get', '/api/auth/list-sessions')
  const act = (work: Promise<unknown>) => void work.then(() => refresh('/api/auth/list-sessions'), tellFailure)
  const rows = sessions.data ?? []
  return (
    <PartList
      title={t('account.sessions')}
      empty={t('account.noSessions')}
      query={sessions}
      rows={rows}
      keyOf={({ id }) => id}
      name={({ userAgent }) => <bdi>{deviceOf(userAgent) ?? t('account.unknownDevice')}</bdi>}
      detail={({ createdAt, ipAddress, host }) => (
        <>
          {format.dayTime(createdAt)} · <bdi dir="ltr">{[ipAddress, host].filter(Boolean).join(' · ')}</bdi>
        </>
      )}
      end={({ id, isCurrent }) =>
        isCurrent ? (
          <Badge variant="default" tt="none">
            {t('account.thisOne')}
          </Badge>
        ) : (
          <Button variant="default" onClick={() => act(api.POST('/api/auth/revoke-session', { body: { id } }))}>
            {t('account.end')}
          </Button>
        )
      }
      onAdd={rows.length > 1 ? () => act(api.POST('/api/auth/revoke-other-sessions')) : undefined}
      addLabel={t('account.endOthers')}
    />
  )
}

/** `Firefox, Windows`: as much as tells one's own devices apart. */
function deviceOf(agent: string | null): string | undefined {
  if (agent === null) return undefined
  const browser = ['Edg', 'Firefox', 'Chrome', 'Safari'].find((name) => agent.includes(`${name}/`))
  const system = ['Android', 'iPhone', 'iPad', 'Windows', 'Mac OS', 'Linux'].find((name) => agent.includes(name))
  return [browser === 'Edg' ? 'Edge' : browser, system].filter(Boolean).join(', ') || undefined
}
