import { Badge, Button, Group, MultiSelect, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, queries } from '../../api/client.ts'
import type { Body, Row } from '../../api/shapes.ts'
import { useMay } from '../../shell/business.ts'
import { Editor } from '../../ui/editor.tsx'
import { useSubmit } from '../../ui/form.ts'
import { PartList } from '../../ui/part-list.tsx'
import { useRefresh } from '../../ui/refresh.ts'
import { tell, tellFailure } from '../../ui/tell.tsx'
import { Deliveries } from './deliveries.tsx'
import { Secret } from './secret.tsx'

type Webhook = Row<'webhooks_list'>
type Event = NonNullable<Body<'webhooks_create'>['events']>[number]
const events = [
  '*',
  'booking.requested',
  'booking.confirmed',
  'booking.declined',
  'booking.expired',
  'booking.moved',
  'booking.reassigned',
  'booking.cancelled',
  'booking.checked_in',
  'booking.completed',
  'booking.no_show',
  'booking.corrected',
  'payment.recorded',
] as const satisfies Event[]

/** Where other programs are told what happens here, and whether they heard it. */
export function Webhooks() {
  const { t } = useTranslation('integrations')
  const may = useMay()
  const [edited, setEdited] = useState<Webhook | 'new' | null>(null)
  const [secret, setSecret] = useState<string | null>(null)
  const webhooks = queries.useQuery('get', '/api/webhooks/', { params: { query: { page_size: 50 } } })
  const canWrite = may('webhooks.write')
  const rows = webhooks.data?.results ?? []
  return (
    <>
      <PartList
        title={t('webhooks.title')}
        hint={t('webhooks.hint')}
        empty={t('webhooks.empty')}
        query={webhooks}
        rows={rows}
        keyOf={({ id }) => id}
        name={({ url }) => (
          <bdi dir="ltr" style={{ overflowWrap: 'anywhere' }}>
            {url}
          </bdi>
        )}
        detail={({ description, disabled_reason }) => <bdi>{disabled_reason || description}</bdi>}
        end={({ is_active, failing_since }) => (
          <Badge variant="default" tt="none">
            {t(is_active ? (failing_since === null ? 'webhooks.on' : 'webhooks.failing') : 'webhooks.off')}
          </Badge>
        )}
        onOpen={canWrite ? setEdited : undefined}
        onAdd={canWrite ? () => setEdited('new') : undefined}
      />
      {rows.length === 0 ? null : <Deliveries canWrite={canWrite} />}
      {edited === null ? null : (
        <WebhookEditor
          webhook={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
          onSecret={setSecret}
        />
      )}
      {secret === null ? null : <Secret value={secret} onClose={() => setSecret(null)} />}
    </>
  )
}

function WebhookEditor({
  webhook,
  onClose,
  onSecret,
}: {
  webhook: Webhook | null
  onClose: () => void
  onSecret: (secret: string | null) => void
}) {
  const { t } = useTranslation('integrations')
  const refresh = useRefresh()
  const done = async () => {
    await refresh('/api/webhooks/', '/api/webhook_deliveries/')
    onClose()
  }
  const submitted = useSubmit(
    {
      initialValues: {
        url: webhook?.url ?? 'https://',
        description: webhook?.description ?? '',
        events: (webhook?.events ?? ['*']) as Event[],
        is_active: webhook?.is_active ?? true,
      },
    },
    async (body) => {
      if (webhook === null) {
        const { data } = await api.POST('/api/webhooks/', { body })
        onSecret(data?.secret ?? null)
      } else await api.PATCH('/api/webhooks/{id}/', { params: { path: { id: webhook.id } }, body })
      await done()
    },
  )
  const { form } = submitted
  const rotate = async (id: string) => {
    try {
      const { data } = await api.POST('/api/webhooks/{id}/rotate_secret/', { params: { path: { id } } })
      onSecret(data?.secret ?? null)
      await done()
    } catch (error) {
      tellFailure(error)
    }
  }
  const test = async (id: string) => {
    try {
      await api.POST('/api/webhooks/{id}/test/', { params: { path: { id } } })
      tell(t('webhooks.tested'))
      await refresh('/api/webhook_deliveries/')
    } catch (error) {
      tellFailure(error)
    }
  }
  return (
    <Editor
      title={t('webhooks.one')}
      submitted={submitted}
      onClose={onClose}
      removal={
        webhook === null
          ? undefined
          : {
              title: t('webhooks.remove'),
              text: t('webhooks.removeText'),
              onConfirm: async () => {
                await api.DELETE('/api/webhooks/{id}/', { params: { path: { id: webhook.id } } })
                await done()
              },
            }
      }
    >
      <TextInput label={t('webhooks.url')} type="url" dir="ltr" required {...form.getInputProps('url')} />
      <TextInput label={t('webhooks.description')} dir="auto" {...form.getInputProps('description')} />
      <MultiSelect label={t('webhooks.events')} data={events} {...form.getInputProps('events')} />
      <Switch label={t('webhooks.send')} {...form.getInputProps('is_active', { type: 'checkbox' })} />
      {webhook === null ? null : (
        <Group>
          <Button variant="light" onClick={() => void test(webhook.id)}>
            {t('webhooks.test')}
          </Button>
          <Button variant="default" onClick={() => void rotate(webhook.id)}>
            {t('webhooks.rotate')}
          </Button>
        </Group>
      )}
    </Editor>
  )
}
