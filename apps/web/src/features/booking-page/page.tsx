import { Anchor, Grid, Stack } from '@mantine/core'
import { ExternalLink } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useBusiness } from '../../shell/business.ts'
import { Page } from '../../ui/page.tsx'
import { Logo } from './logo.tsx'
import { PageForm } from './page-form.tsx'
import { Preview } from './preview.tsx'
import { Share } from './share.tsx'

/** What customers see: colour, logo and words, the page itself beside them, and how to bring people there. */
export function BookingPagePage() {
  const { t } = useTranslation('booking-page')
  const settings = useBusiness()
  return (
    <Page
      title={t('title')}
      actions={
        <Anchor href="/" target="_blank" rel="noreferrer">
          {t('open')} <ExternalLink size={14} aria-hidden />
        </Anchor>
      }
    >
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, lg: 7 }}>
          <Stack gap="lg">
            <Logo logo={settings.logo} />
            <PageForm settings={settings} />
            <Share />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 5 }} visibleFrom="lg">
          <Preview version={`${settings.updated_at} ${settings.logo}`} />
        </Grid.Col>
      </Grid>
    </Page>
  )
}
