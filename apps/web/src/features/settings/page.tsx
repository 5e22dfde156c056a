import { Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useBusiness } from '../../shell/business.ts'
import { Page } from '../../ui/page.tsx'
import { SettingsForm } from './settings-form.tsx'
import { Usage } from './usage.tsx'

export function SettingsPage() {
  const { t } = useTranslation('settings')
  const settings = useBusiness()
  return (
    <Page title={t('title')}>
      <Stack gap="lg" maw={820}>
        <SettingsForm settings={settings} />
        <Usage settings={settings} />
      </Stack>
    </Page>
  )
}
