import { Card, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** The page as a telephone shows it. Only what is below /embed may be framed, and it looks the same. */
export function Preview({ version }: { version: string }) {
  const { t } = useTranslation('booking-page')
  return (
    <Card withBorder padding="xs" style={{ position: 'sticky', insetBlockStart: 76 }}>
      <Text size="sm" c="dimmed" mb={6}>
        {t('preview')}
      </Text>
      <iframe
        key={version}
        src="/embed"
        title={t('preview')}
        style={{ border: 0, inlineSize: '100%', blockSize: '70vh', borderRadius: 'var(--mantine-radius-md)' }}
      />
    </Card>
  )
}
