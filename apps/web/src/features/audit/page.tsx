import { Button, Group, Select, Stack, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, queries } from '../../api/client.ts'
import { useFormat } from '../../i18n/format.ts'
import { Answer } from '../../ui/answer.tsx'
import { Page } from '../../ui/page.tsx'
import { tellFailure } from '../../ui/tell.tsx'
import { type ActorKind, actorKinds } from './actors.ts'
import { Entry } from './entry.tsx'

/** Who did what, the newest first. */
export function AuditPage() {
  const { t } = useTranslation('audit')
  const format = useFormat()
  const { action, who, actor } = useSearch({ from: '/dashboard/history' })
  const navigate = useNavigate()
  const [cursors, setCursors] = useState<string[]>([])
  const filters = {
    ...(action === undefined ? {} : { action }),
    ...(who === undefined ? {} : { actor_kind: who }),
    ...(actor === undefined ? {} : { actor_id: actor }),
  }
  const cursor = cursors.at(-1)
  const entries = queries.useQuery('get', '/api/audit/', {
    params: { query: { ...filters, page_size: 30, ...(cursor === undefined ? {} : { cursor }) } },
  })
  const filter = (search: { action?: string; who?: ActorKind; actor?: string }) => {
    setCursors([])
    void navigate({ to: '/dashboard/history', search, replace: true })
  }
  const filterAction = useDebouncedCallback((typed: string) => {
    const { action: _before, ...rest } = { action, who, actor }
    filter({ ...rest, ...(typed === '' ? {} : { action: typed }) } as never)
  }, 300)
  const next = cursorOf(entries.data?.next)
  return (
    <Page
      title={t('title')}
      actions={
        <Button
          variant="default"
          leftSection={<Download size={16} aria-hidden />}
          onClick={() => void save(filters).catch(tellFailure)}
        >
          {t('export')}
        </Button>
      }
    >
      <Group align="end">
        <Select
          label={t('who')}
          clearable
          placeholder={t('everybody')}
          value={who ?? null}
          data={actorKinds.map((value) => ({ value, label: t(`actors.${value}`) }))}
          onChange={(chosen) =>
            filter({
              ...(action === undefined ? {} : { action }),
              ...(chosen === null ? {} : { who: chosen as ActorKind }),
            })
          }
        />
        <TextInput
          label={t('action')}
          placeholder="services."
          dir="ltr"
          defaultValue={action ?? ''}
          onChange={({ currentTarget }) => filterAction(currentTarget.value)}
        />
      </Group>
      <Answer query={entries} isEmpty={({ results }) => results.length === 0} empty={t('empty')}>
        {({ results }) => (
          <Stack gap={0} component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
            {results.map((entry) => (
              <Entry key={entry.id} entry={entry} when={format.dayTime(entry.created_at)} />
            ))}
          </Stack>
        )}
      </Answer>
      <Group>
        {cursors.length === 0 ? null : (
          <Button variant="default" onClick={() => setCursors(cursors.slice(0, -1))}>
            {t('newer')}
          </Button>
        )}
        {next === null ? null : (
          <Button variant="default" onClick={() => setCursors([...cursors, next])}>
            {t('older')}
          </Button>
        )}
      </Group>
    </Page>
  )
}

function cursorOf(next: string | null | undefined): string | null {
  return next == null ? null : new URL(next).searchParams.get('cursor')
}

async function save(query: Record<string, string>): Promise<void> {
  const { data } = await api.GET('/api/audit/export/', { params: { query }, parseAs: 'blob' })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(data as unknown as Blob)
  link.download = 'history.csv'
  link.click()
  URL.revokeObjectURL(link.href)
}
