import { Alert, Card, Grid, List, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { queries } from '../../api/client.ts'
import { useFormat } from '../../i18n/format.ts'
import { Answer } from '../../ui/answer.tsx'
import { Page } from '../../ui/page.tsx'
import { PolicyForm } from './policy-form.tsx'

/** What holds when somebody cancels, moves or does not come: the form, and beside it the words that customers read. */
export function PoliciesPage() {
  const { t } = useTranslation('policies')
  const current = queries.useQuery('get', '/api/policies/current/')
  return (
    <Page title={t('title')}>
      <Answer query={current}>
        {(policy) => (
          <Grid gap="lg">
            <Grid.Col span={{ base: 12, md: 7 }}>
              <PolicyForm key={policy.version ?? 0} policy={policy} />
            </Grid.Col>
            <Grid.Col span={{ base: 12, md: 5 }}>
              <Stack gap="lg">
                <Card withBorder padding="lg" component="section" aria-label={t('words')}>
                  <Title order={2} size="h4" mb="xs">
                    {t('words')}
                  </Title>
                  <List spacing="xs">
                    {policy.words.map((sentence) => (
                      <List.Item key={sentence}>
                        <bdi>{sentence}</bdi>
                      </List.Item>
                    ))}
                  </List>
                  {policy.words.length === 0 ? <Text c="dimmed">{t('noWords')}</Text> : null}
                </Card>
                <Alert color="gray" variant="light" c="dimmed">
                  {t('versionHint')}
                </Alert>
                <Versions />
              </Stack>
            </Grid.Col>
          </Grid>
        )}
      </Answer>
    </Page>
  )
}

function Versions() {
  const { t } = useTranslation('policies')
  const format = useFormat()
  const versions = queries.useQuery('get', '/api/policies/', { params: { query: { page_size: 10 } } })
  const rows = versions.data?.results ?? []
  if (rows.length === 0) return null
  return (
    <Card withBorder padding="lg" component="section" aria-label={t('versions')}>
      <Title order={2} size="h4" mb="xs">
        {t('versions')}
      </Title>
      <Stack gap={4}>
        {rows.map(({ id, version, created_at }) => (
          <Text key={id} size="sm">
            {t('version', { number: version })} · {format.dayTime(created_at)}
          </Text>
        ))}
      </Stack>
    </Card>
  )
}
