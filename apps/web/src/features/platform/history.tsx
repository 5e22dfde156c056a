import { Button, Group, Stack, Text } from '@mantine/core'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { platformQueries } from '../../api/client.ts'
import { usePlatformFormat } from '../../i18n/format.ts'
import { Answer } from '../../ui/answer.tsx'
import { LinkTo } from '../../ui/link.tsx'
import { Page } from '../../ui/page.tsx'
import { Entry } from '../audit/entry.tsx'
import { BusinessLink, useBusinessNames } from './business-names.tsx'

/** Who did what on the platform, the newest first: all of it, or what was done to one business. */
export function HistoryPage() {
  const { business } = useSearch({ from: '/admin/history' })
  // Another business begins with its newest.
  return <History key={business ?? ''} business={business} />
}

function History({ business }: { business: string | undefined }) {
  const { t } = useTranslation('platform')
  const format = usePlatformFormat()
  const [cursors, setCursors] = useState<string[]>([])
  const cursor = cursors.at(-1)
  const events = platformQueries.useQuery('get', '/api/platform_audit/', {
    params: {
      query: {
        page_size: 30,
        ...(business === undefined ? {} : { tenant_id: business }),
        ...(cursor === undefined ? {} : { cursor }),
      },
    },
  })
  const names = useBusinessNames([business ?? null, ...(events.data?.results ?? []).map(({ tenant_id }) => tenant_id)])
  const next = events.data?.next == null ? null : new URL(events.data.next).searchParams.get('cursor')
  return (
    <Page title={t('history.title')}>
      {business === undefined ? null : (
        <Group gap="md">
          <Text>
            {t('history.of')} <BusinessLink id={business} names={names} />
          </Text>
          <LinkTo to="/admin/history" search={{}}>
            {t('history.all')}
          </LinkTo>
        </Group>
      )}
      <Answer query={events} isEmpty={({ results }) => results.length === 0} empty={t('history.empty')}>
        {({ results }) => (
          <Stack gap={0} component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
            {results.map((entry) => (
              <Entry
                key={entry.id}
                entry={entry}
                when={format.dayTime(entry.created_at)}
                where={entry.tenant_id === null ? undefined : names.get(entry.tenant_id)}
              />
            ))}
          </Stack>
        )}
      </Answer>
      <Group>
        {cursors.length === 0 ? null : (
          <Button variant="default" onClick={() => setCursors(cursors.slice(0, -1))}>
            {t('history.newer')}
          </Button>
        )}
        {next === null ? null : (
          <Button variant="default" onClick={() => setCursors([...cursors, next])}>
            {t('history.older')}
          </Button>
        )}
      </Group>
    </Page>
  )
}
