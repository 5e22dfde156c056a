import { Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Page } from '../../../ui/page.tsx'
import { Passkeys } from './passkeys.tsx'
import { Password } from './password.tsx'
import { Sessions } from './sessions.tsx'
import { TwoFactor } from './two-factor.tsx'

/** One's own way in: password, second factor, and where one is signed in. */
export function AccountPage() {
  const { t } = useTranslation('members')
  return (
    <Page title={t('account.title')}>
      <Stack gap="lg" maw={640}>
        <Password />
        <TwoFactor />
        <Passkeys />
        <Sessions />
      </Stack>
    </Page>
  )
}
