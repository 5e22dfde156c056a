import { Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../shell/business.ts'
import { Page } from '../../ui/page.tsx'
import { Accounts } from './accounts.tsx'
import { Domains } from './domains.tsx'
import { Keys } from './keys.tsx'
import { Webhooks } from './webhooks.tsx'

/** What the business is connected with: its own domains, payments, and programs that read and write here. */
export function IntegrationsPage() {
  const { t } = useTranslation('integrations')
  const may = useMay()
  return (
    <Page title={t('title')}>
      <Stack gap="lg" maw={900}>
        {may('domains.read') ? <Domains /> : null}
        {may('payments.accounts') ? <Accounts /> : null}
        {may('keys.write') ? <Keys /> : null}
        <Webhooks />
      </Stack>
    </Page>
  )
}
