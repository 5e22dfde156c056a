import { Anchor, Card, Group, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CopyField } from '../../ui/copy-field.tsx'

/** How to bring people to the page: its address, a code to print, and what to put into another site. */
export function Share() {
  const { t } = useTranslation('booking-page')
  const { origin } = location
  return (
    <Card withBorder padding="lg" component="section" aria-label={t('share')}>
      <Stack>
        <Title order={2} size="h4">
          {t('share')}
        </Title>
        <CopyField label={t('link')} value={`${origin}/`} />
        <CopyField label={t('embed')} isLong value={`<script src="${origin}/embed.js" async></script>`} />
        <CopyField
          label={t('embedButton')}
          isLong
          value={`<script src="${origin}/embed.js" data-mode="button" data-label="${t('book')}" async></script>`}
        />
        <CopyField
          label={t('frame')}
          isLong
          value={`<iframe src="${origin}/embed" title="${t('book')}" width="100%" height="700"></iframe>`}
        />
        <Group align="center">
          <img src="/qr.svg" alt={t('qr')} width={120} height={120} />
          <Stack gap={4}>
            <Text size="sm">{t('qrHint')}</Text>
            <Anchor href="/qr.svg" download="booking-qr.svg" size="sm">
              {t('qrDownload')}
            </Anchor>
          </Stack>
        </Group>
      </Stack>
    </Card>
  )
}
