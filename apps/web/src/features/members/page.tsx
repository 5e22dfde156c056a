import { Card, List, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useWhole } from '../../lookups/whole.ts'
import { useMay } from '../../shell/business.ts'
import { Page } from '../../ui/page.tsx'
import { Invitations } from './invitations.tsx'
import { Members } from './members.tsx'
import { roles } from './roles.ts'
import { Visits } from './visits.tsx'

/** Who may come in here, as what, and who of the platform was let in. */
export function MembersPage() {
  const { t } = useTranslation('members')
  const { t: shell } = useTranslation('shell')
  const may = useMay()
  const staff = useWhole('/api/staff/')
  const people = staff.data?.results ?? []
  return (
    <Page title={t('title')}>
      <Stack gap="lg" maw={900}>
        <Members people={people} />
        <Invitations people={people} />
        {may('visits.write') ? <Visits /> : null}
        <Card withBorder padding="lg" component="section" aria-label={t('roles')}>
          <Title order={2} size="h4" mb="xs">
            {t('roles')}
          </Title>
          <List spacing="xs" listStyleType="none">
            {roles.map((role) => (
              <List.Item key={role}>
                <Text fw={550}>{shell(`roles.${role}`)}</Text>
                <Text size="sm" c="dimmed">
                  {t(`explained.${role}`)}
                </Text>
              </List.Item>
            ))}
          </List>
        </Card>
      </Stack>
    </Page>
  )
}
