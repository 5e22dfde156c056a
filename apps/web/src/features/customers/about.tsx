import { Anchor, Badge, Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { languageNames } from '../../i18n/languages.ts'
import { useMay } from '../../shell/business.ts'
import { HealthNote } from './health-note.tsx'
import { Preferences } from './preferences.tsx'
import type { Customer } from './table.tsx'

/** How to reach them, in which language, what one should know, and how they want to be written to. */
export function About({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customers')
  const format = useFormat()
  const may = useMay()
  const { phone, email, language, born_on, phone_verified_at, notes } = customer
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }}>
      <Card withBorder>
        <Stack gap="sm">
          <Title order={2} size="h4">
            {t('contact')}
          </Title>
          <Line label={t('fields.phone')}>
            {phone === '' ? null : (
              <Group gap="xs">
                <Anchor href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`} dir="ltr">
                  {phone}
                </Anchor>
                {phone_verified_at === null ? null : (
                  <Badge variant="default" tt="none">
                    {t('verified')}
                  </Badge>
                )}
              </Group>
            )}
          </Line>
          <Line label={t('fields.email')}>
            {email === '' ? null : (
              <Anchor href={`mailto:${email}`} dir="ltr" style={{ overflowWrap: 'anywhere' }}>
                {email}
              </Anchor>
            )}
          </Line>
          <Line label={t('fields.language')}>
            <span lang={language}>{languageNames[language]}</span>
          </Line>
          <Line label={t('fields.bornOn')}>{born_on === null ? null : format.date(born_on)}</Line>
        </Stack>
      </Card>
      {may('messages.read') || may('customers.read') ? <Preferences customer={customer} /> : null}
      {notes === undefined ? null : (
        <Card withBorder>
          <Stack gap="sm">
            <Title order={2} size="h4">
              {t('fields.notes')}
            </Title>
            <Text dir="auto" style={{ whiteSpace: 'pre-wrap' }} {...(notes === '' ? { c: 'dimmed' } : {})}>
              {notes === '' ? t('noNotes') : notes}
            </Text>
          </Stack>
        </Card>
      )}
      {may('customers.health') ? <HealthNote customerId={customer.id} /> : null}
    </SimpleGrid>
  )
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  const { t } = useTranslation('customers')
  return (
    <div>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
      <Text component="div">{children ?? t('unknown')}</Text>
    </div>
  )
}
