import {
  Badge,
  Button,
  Card,
  Code,
  Group,
  PasswordInput,
  PinInput,
  SimpleGrid,
  Stack,
  Text,
  Title,
} from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, queries } from '../../../api/client.ts'
import type { Reply } from '../../../api/shapes.ts'
import { CopyField } from '../../../ui/copy-field.tsx'
import { Failure } from '../../../ui/failure.tsx'
import { useSubmit } from '../../../ui/form.ts'
import { useRefresh } from '../../../ui/refresh.ts'
import { tell } from '../../../ui/tell.tsx'

/** A code of the telephone beside the password. */
export function TwoFactor() {
  const { t } = useTranslation('members')
  const session = queries.useQuery('get', '/api/auth/get-session')
  const isOn = session.data?.user.twoFactorEnabled ?? false
  const refresh = useRefresh()
  const [begun, setBegun] = useState<Reply<'enable_two_factor'> | null>(null)
  const submitted = useSubmit({ initialValues: { password: '' } }, async (body) => {
    if (isOn) {
      await api.POST('/api/auth/two-factor/disable', { body })
      await refresh('/api/auth/get-session')
      tell(t('account.factorOff'))
    } else {
      const { data } = await api.POST('/api/auth/two-factor/enable', { body })
      setBegun(data ?? null)
    }
    form.reset()
  })
  const { form } = submitted
  return (
    <Card withBorder padding="lg" component="section" aria-label={t('account.factor')}>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4">
          {t('account.factor')}
        </Title>
        <Badge variant={isOn ? 'filled' : 'default'} tt="none">
          {t(isOn ? 'account.on' : 'account.off')}
        </Badge>
      </Group>
      <Text size="sm" c="dimmed" mb="sm">
        {t('account.factorHint')}
      </Text>
      {begun === null ? (
        <form onSubmit={submitted.onSubmit} noValidate>
          <Stack>
            <PasswordInput
              label={t('account.current')}
              autoComplete="current-password"
              {...form.getInputProps('password')}
            />
            {submitted.error === null ? null : <Failure error={submitted.error} reset={() => submitted.onSubmit()} />}
            <Group justify="end">
              <Button type="submit" variant={isOn ? 'default' : 'light'} loading={submitted.isBusy}>
                {t(isOn ? 'account.switchOff' : 'account.switchOn')}
              </Button>
            </Group>
          </Stack>
        </form>
      ) : (
        <FirstCode
          begun={begun}
          onDone={async () => {
            setBegun(null)
            await refresh('/api/auth/get-session')
            tell(t('account.factorOn'))
          }}
        />
      )}
    </Card>
  )
}

/** The app is told the secret, and says its first code; what is shown here is shown this once. */
function FirstCode({ begun, onDone }: { begun: Reply<'enable_two_factor'>; onDone: () => Promise<void> }) {
  const { t } = useTranslation('members')
  const secret = new URL(begun.totpURI).searchParams.get('secret') ?? ''
  const submitted = useSubmit({ initialValues: { code: '' } }, async (body) => {
    await api.POST('/api/auth/two-factor/verify-totp', { body })
    await onDone()
  })
  const { form } = submitted
  return (
    <form onSubmit={submitted.onSubmit} noValidate>
      <Stack>
        <Text size="sm">{t('account.appHint')}</Text>
        <CopyField label={t('account.secret')} value={secret} />
        <Button component="a" href={begun.totpURI} variant="light">
          {t('account.openApp')}
        </Button>
        <Text size="sm" fw={550}>
          {t('account.backup')}
        </Text>
        <SimpleGrid cols={2} spacing="xs">
          {begun.backupCodes.map((code) => (
            <Code key={code} dir="ltr">
              {code}
            </Code>
          ))}
        </SimpleGrid>
        <Text size="sm" fw={550} id="first-code">
          {t('account.firstCode')}
        </Text>
        <PinInput
          length={6}
          type="number"
          oneTimeCode
          dir="ltr"
          aria-label={t('account.firstCode')}
          {...form.getInputProps('code')}
        />
        {submitted.error === null ? null : <Failure error={submitted.error} reset={() => submitted.onSubmit()} />}
        <Group justify="end">
          <Button type="submit" loading={submitted.isBusy}>
            {t('account.confirm')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
