import { Anchor, Button, Group, Modal, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ask } from '../api/client.ts'
import { Failure } from '../ui/failure.tsx'
import { useSubmit } from '../ui/form.ts'
import { useMe } from './business.ts'

/** Asks for the password, and for the code of whoever has a second factor. */
export function LogInAgain({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('shell')
  const { user } = useMe()
  const client = useQueryClient()
  const [wantsCode, setWantsCode] = useState(false)
  const email = user?.email ?? ''
  const goOn = () => {
    onDone()
    void client.invalidateQueries()
  }
  const submitted = useSubmit({ initialValues: { password: '', code: '' } }, async ({ password, code }) => {
    if (wantsCode) {
      await ask('/api/auth/two-factor/verify-totp', { method: 'POST', body: { code } })
    } else {
      const body = { email, password }
      const reply = await ask<{ twoFactorRedirect?: boolean }>('/api/auth/sign-in/email', { method: 'POST', body })
      if (reply.twoFactorRedirect === true) {
        setWantsCode(true)
        return
      }
    }
    goOn()
  })
  useElsewhere(user?.id, goOn)
  const { form } = submitted
  return (
    <Modal
      opened
      onClose={() => {}}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={t('over.title')}
      zIndex={1000}
    >
      <form onSubmit={submitted.onSubmit} noValidate>
        <Stack>
          <Text size="sm">{t('over.text')}</Text>
          <TextInput label={t('over.email')} value={email} readOnly type="email" autoComplete="username" dir="ltr" />
          {wantsCode ? (
            <TextInput
              key="code"
              label={t('over.code')}
              inputMode="numeric"
              autoComplete="one-time-code"
              dir="ltr"
              data-autofocus
              autoFocus
              {...form.getInputProps('code')}
            />
          ) : (
            <PasswordInput
              key="password"
              label={t('over.password')}
              autoComplete="current-password"
              data-autofocus
              {...form.getInputProps('password')}
            />
          )}
          {submitted.error === null ? null : <Failure error={submitted.error} reset={() => submitted.onSubmit()} />}
          <Group justify="space-between">
            <Anchor href={`/log-in?next=${encodeURIComponent('/dashboard')}`} target="_blank" size="sm">
              {t('over.elsewhere')}
            </Anchor>
            <Button type="submit" loading={submitted.isBusy}>
              {t('over.goOn')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

/** Whoever signed in in another window comes back to this one. As somebody else, they begin anew. */
function useElsewhere(userId: string | undefined, goOn: () => void): void {
  useEffect(() => {
    const look = async () => {
      const session = await ask<{ user: { id: string } } | null>('/api/auth/get-session').catch(() => null)
      if (session === null) return
      if (session.user.id === userId) goOn()
      else location.reload()
    }
    const onBack = () => void look()
    window.addEventListener('focus', onBack)
    return () => window.removeEventListener('focus', onBack)
  })
}
