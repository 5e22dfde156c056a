import { Button, Card, Group, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { platformQueries } from '../../../api/client.ts'
import { usePlatformFormat } from '../../../i18n/format.ts'
import { Answer } from '../../../ui/answer.tsx'
import { useMayOnPlatform } from '../me.ts'
import type { Overview } from './page.tsx'
import { type Step, StepEditor } from './step.tsx'

/** What became of it and why, and what can become of it now. */
export function Life({ business }: { business: Overview }) {
  const { t } = useTranslation('platform')
  const may = useMayOnPlatform()
  const format = usePlatformFormat()
  const [step, setStep] = useState<Step | null>(null)
  const entries = platformQueries.useQuery('get', '/api/lifecycle/', {
    params: { query: { tenant_id: business.id, page_size: 20 } },
  })
  const possible = business.steps.filter((name) => may(name === 'delete' ? 'tenants.delete' : 'tenants.status'))
  return (
    <Card withBorder padding="lg" component="section" aria-label={t('life.title')}>
      <Title order={2} size="h4" mb="xs">
        {t('life.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        {t(`life.means.${business.status}`)}
      </Text>
      {possible.length === 0 ? null : (
        <Group gap="xs" mb="md">
          {possible.map((name) => (
            <Button
              key={name}
              variant={name === 'delete' ? 'subtle' : 'default'}
              {...(name === 'delete' ? { color: 'red', c: 'var(--danger-text)' } : {})}
              onClick={() => setStep(name)}
            >
              {t(`steps.${name}.action`)}
            </Button>
          ))}
        </Group>
      )}
      <Answer query={entries} lines={2}>
        {({ results }) => (
          <Stack gap="sm" component="ol" m={0} p={0} style={{ listStyle: 'none' }}>
            {results.map((entry) => (
              <li key={entry.id}>
                <Text size="sm">
                  <b>{t(`statuses.${entry.to_status}`)}</b> ·{' '}
                  <time dateTime={entry.created_at}>{format.dayTime(entry.created_at)}</time> ·{' '}
                  <bdi>{entry.actor_name || t('program')}</bdi>
                </Text>
                <Text size="sm" c="dimmed">
                  <bdi>{entry.reason}</bdi>
                </Text>
              </li>
            ))}
          </Stack>
        )}
      </Answer>
      {step === null ? null : <StepEditor business={business} step={step} onClose={() => setStep(null)} />}
    </Card>
  )
}
