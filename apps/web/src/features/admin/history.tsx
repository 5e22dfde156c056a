import { Card, Code, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ask } from '../../api/client.ts'
import { ProblemError } from '../../api/problem.ts'
import { type Language, localeOf } from '../../i18n/languages.ts'
import { Answer } from '../../ui/answer.tsx'
import { isPlatform } from './model.ts'
import { useModelWords } from './use-words.ts'

interface Told {
  id: string
  created_at: string
  action: string
  actor_name: string
  reason: string
  before: Record<string, unknown>
  after: Record<string, unknown>
}

/** Who changed what of a row, and when; for those who may read it. */
export function History({ id }: { id: string }) {
  const { t, i18n } = useTranslation('admin')
  const words = useModelWords()
  const path = isPlatform() ? '/api/platform_audit/' : '/api/audit/'
  const events = useQuery({
    queryKey: ['history', id],
    queryFn: () => ask<{ results: Told[] }>(`${path}?object_id=${id}`),
  })
  // Whoever may not read it has no need to be told that there is one.
  if (events.error instanceof ProblemError && events.error.status === 403) return null
  const at = new Intl.DateTimeFormat(localeOf[i18n.language as Language], { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <Card withBorder>
      <Title order={2} size="h4" mb="sm">
        {t('history')}
      </Title>
      <Answer query={events} lines={2} isEmpty={({ results }) => results.length === 0} empty={t('noHistory')}>
        {({ results }) => (
          <Stack gap="sm">
            {results.map((event) => (
              <div key={event.id}>
                <Text size="sm">
                  <time dateTime={event.created_at}>{at.format(new Date(event.created_at))}</time> ·{' '}
                  <bdi>{event.actor_name || t('program')}</bdi> · <Code>{event.action}</Code>
                </Text>
                {event.reason === '' ? null : <Text size="sm">{event.reason}</Text>}
                {Object.entries(event.after).map(([field, value]) => (
                  <Text key={field} size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                    {words.field(field)}: <bdi>{shown(event.before[field])}</bdi> → <bdi>{shown(value)}</bdi>
                  </Text>
                ))}
              </div>
            ))}
          </Stack>
        )}
      </Answer>
    </Card>
  )
}

function shown(value: unknown): string {
  if (value === undefined || value === null || value === '') return '–'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
