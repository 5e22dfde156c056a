import { Button, Card, Group, PasswordInput, Stack, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { Failure } from '../../../ui/failure.tsx'
import { useSubmit } from '../../../ui/form.ts'
import { useRefresh } from '../../../ui/refresh.ts'
import { tell } from '../../../ui/tell.tsx'

export function Password() {
  const { t } = useTranslation('members')
  const refresh = useRefresh()
  const submitted = useSubmit({ initialValues: { currentPassword: '', newPassword: '' } }, async (body) => {
    await api.POST('/api/auth/change-password', { body })
    form.reset()
    await refresh('/api/auth/list-sessions')
    tell(t('account.passwordChanged'))
  })
  const { form } = submitted
  return (
    <Card withBorder padding="lg" component="section" aria-label={t('account.password')}>
      <Title order={2} size="h4" mb="sm">
        {t('account.password')}
      </Title>
      <form onSubmit={submitted.onSubmit} noValidate>
        <Stack>
          <PasswordInput
            label={t('account.current')}
            autoComplete="current-password"
            required
            {...form.getInputProps('currentPassword')}
          />
          <PasswordInput
            label={t('account.new')}
            description={t('account.newHint')}
            autoComplete="new-password"
            required
            {...form.getInputProps('newPassword')}
          />
          {submitted.error === null ? null : <Failure error={submitted.error} reset={() => submitted.onSubmit()} />}
          <Group justify="end">
            <Button type="submit" loading={submitted.isBusy}>
              {t('account.change')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  )
}
