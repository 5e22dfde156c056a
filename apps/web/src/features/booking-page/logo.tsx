import { Button, Card, FileButton, Group, Stack, Text, Title } from '@mantine/core'
import { ImageUp } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { Failure } from '../../ui/failure.tsx'
import { useRefresh } from '../../ui/refresh.ts'

const kinds = ['image/png', 'image/jpeg', 'image/webp']
/** As many as the server takes. */
const mostBytes = 256 * 1024

/** The picture that stands for the business; sent as it is, the server reads what it is. */
export function Logo({ logo }: { logo: string | null }) {
  const { t } = useTranslation('booking-page')
  const { t: ui } = useTranslation('ui')
  const refresh = useRefresh()
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [wrong, setWrong] = useState<'logoKind' | 'logoSize' | null>(null)
  const forget = useRef<() => void>(null)
  const change = async (work: () => Promise<unknown>) => {
    setBusy(true)
    setError(null)
    try {
      await work()
      await refresh('/api/settings/')
    } catch (refused) {
      setError(refused)
    } finally {
      setBusy(false)
    }
  }
  const send = (file: File | null) => {
    // The same file may be chosen again once it was mended.
    forget.current?.()
    if (file === null) return
    setWrong(null)
    setError(null)
    if (!kinds.includes(file.type)) return setWrong('logoKind')
    if (file.size > mostBytes) return setWrong('logoSize')
    void change(() =>
      api.PUT('/api/settings/logo/', {
        body: file as never,
        bodySerializer: (body) => body as never,
        headers: { 'content-type': file.type },
      }),
    )
  }
  return (
    <Card withBorder padding="lg" component="section" aria-label={t('logo')}>
      <Group align="center" wrap="nowrap">
        {logo === null ? null : (
          <img src={logo} alt="" width={72} height={72} style={{ objectFit: 'contain', borderRadius: 12 }} />
        )}
        <Stack gap={6}>
          <Title order={2} size="h4">
            {t('logo')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('logoHint')}
          </Text>
          <Group gap="xs">
            <FileButton accept={kinds.join()} onChange={send} resetRef={forget}>
              {(props) => (
                <Button variant="light" loading={isBusy} leftSection={<ImageUp size={16} aria-hidden />} {...props}>
                  {t('chooseLogo')}
                </Button>
              )}
            </FileButton>
            {logo === null ? null : (
              <Button variant="default" onClick={() => void change(() => api.DELETE('/api/settings/logo/'))}>
                {ui('delete')}
              </Button>
            )}
          </Group>
        </Stack>
      </Group>
      {wrong === null ? null : (
        <Text size="sm" c="var(--danger-text)" role="alert" mt="sm">
          {t(wrong)}
        </Text>
      )}
      {error === null ? null : <Failure error={error} reset={() => setError(null)} />}
    </Card>
  )
}
