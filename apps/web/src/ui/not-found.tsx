import { Anchor, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from './page.tsx'

export function NotFound() {
  const { t } = useTranslation('ui')
  return (
    <Page title={t('notFound.title')}>
      <Stack align="start">
        <Text>{t('notFound.text')}</Text>
        <Anchor component={Link} to="/dashboard">
          {t('notFound.home')}
        </Anchor>
      </Stack>
    </Page>
  )
}
