import { Button, Card, Collapse, Group, Stack, Text, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { usePlatformFormat } from '../../../i18n/format.ts'
import { StateBadge } from '../../../ui/state-badge.tsx'
import type { Overview } from './page.tsx'

const colourOf = { applied: 'teal.6', missing: 'red.6', edited: 'red.6', removed: 'yellow.6' } as const

/** Which versions of the tables it went through. What is wrong stands open; what is well is behind a tap. */
export function Migrations({ business: { migrations, missing_migrations: missing, version } }: { business: Overview }) {
  const { t } = useTranslation('platform')
  const format = usePlatformFormat()
  const [isOpen, { toggle }] = useDisclosure(missing > 0)
  return (
    <Card withBorder padding="lg" component="section" aria-label={t('migrations.title')}>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4">
          {t('migrations.title')}
        </Title>
        {migrations.length === 0 ? null : (
          <Button variant="default" onClick={toggle} aria-expanded={isOpen}>
            {t(isOpen ? 'migrations.hide' : 'migrations.show', { n: format.number(migrations.length) })}
          </Button>
        )}
      </Group>
      <Text size="sm" c={missing > 0 ? 'var(--danger-text)' : 'dimmed'} style={{ overflowWrap: 'anywhere' }}>
        {migrations.length === 0 ? (
          t('migrations.none')
        ) : missing > 0 ? (
          t('migrations.missing', { n: format.number(missing) })
        ) : (
          <>
            {t('migrations.current')} <bdi dir="ltr">{version}</bdi>
          </>
        )}
      </Text>
      <Collapse expanded={isOpen}>
        <Stack gap={6} mt="md" component="ol" m={0} p={0} style={{ listStyle: 'none' }}>
          {migrations.toReversed().map(({ name, state, applied_at: at }) => (
            <Group key={name} component="li" justify="space-between" wrap="nowrap" gap="sm">
              <div>
                <Text size="sm" dir="ltr" style={{ overflowWrap: 'anywhere' }} ta="start">
                  {name}
                </Text>
                {at === null ? null : (
                  <Text size="sm" c="dimmed">
                    {format.dayTime(at)}
                  </Text>
                )}
              </div>
              <StateBadge color={colourOf[state]}>{t(`migrations.states.${state}`)}</StateBadge>
            </Group>
          ))}
        </Stack>
      </Collapse>
    </Card>
  )
}
