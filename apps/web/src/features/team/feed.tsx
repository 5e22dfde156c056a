import { Button, Card, Group, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { Confirm } from '../../ui/confirm.tsx'
import { CopyField } from '../../ui/copy-field.tsx'
import { tellFailure } from '../../ui/tell.tsx'

/** The address under which somebody's own telephone shows their bookings. */
export function Feed({ staff }: { staff: string }) {
  const { t } = useTranslation('team')
  const [url, setUrl] = useState<string | null>(null)
  const [isRevoking, setRevoking] = useState(false)
  const params = { path: { id: staff } }
  const show = async () => {
    try {
      const { data } = await api.POST('/api/staff/{id}/feed/', { params })
      setUrl(data?.url ?? null)
    } catch (error) {
      tellFailure(error)
    }
  }
  return (
    <Card withBorder padding="lg" component="section" aria-label={t('feed.title')}>
      <Stack gap="sm">
        <Title order={2} size="h4">
          {t('feed.title')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('feed.hint')}
        </Text>
        {url === null ? null : <CopyField label={t('feed.address')} value={url} />}
        <Group>
          {url === null ? (
            <Button variant="light" onClick={() => void show()}>
              {t('feed.show')}
            </Button>
          ) : null}
          <Button variant="default" onClick={() => setRevoking(true)}>
            {t('feed.revoke')}
          </Button>
        </Group>
      </Stack>
      <Confirm
        isOpen={isRevoking}
        onClose={() => setRevoking(false)}
        title={t('feed.revokeTitle')}
        action={t('feed.revoke')}
        onConfirm={async () => {
          const { data } = await api.POST('/api/staff/{id}/revoke_feed/', { params })
          setUrl(data?.url ?? null)
        }}
      >
        {t('feed.revokeText')}
      </Confirm>
    </Card>
  )
}
