import { Button, Group, MultiSelect, NumberInput, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, queries } from '../../api/client.ts'
import type { Body } from '../../api/shapes.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMe } from '../../shell/business.ts'
import { Confirm } from '../../ui/confirm.tsx'
import { Editor } from '../../ui/editor.tsx'
import { useSubmit } from '../../ui/form.ts'
import { orElse, type Typed } from '../../ui/numbers.ts'
import { PartList } from '../../ui/part-list.tsx'
import { useRefresh } from '../../ui/refresh.ts'
import { Secret } from './secret.tsx'

type Scope = Body<'api_keys_create'>['scopes'][number]
/** What no key may do. */
const neverOfKeys = ['customers.health', 'payments.accounts', 'members.write', 'keys.write', 'visits.write']

/** Keys with which programs come in, each with no more than it needs. */
export function Keys() {
  const { t } = useTranslation('integrations')
  const format = useFormat()
  const refresh = useRefresh()
  const [isMaking, setMaking] = useState(false)
  const [secret, setSecret] = useState<string | null>(null)
  const keys = queries.useQuery('get', '/api/api_keys/', { params: { query: { page_size: 50 } } })
  const rows = (keys.data?.results ?? []).filter(({ revoked_at }) => revoked_at === null)
  const [asked, setAsked] = useState<{ what: 'rotate' | 'revoke'; id: string } | null>(null)
  const act = async ({ what, id }: { what: 'rotate' | 'revoke'; id: string }) => {
    const params = { path: { id } }
    if (what === 'revoke') await api.POST('/api/api_keys/{id}/revoke/', { params })
    else setSecret((await api.POST('/api/api_keys/{id}/rotate/', { params })).data?.secret ?? null)
    await refresh('/api/api_keys/')
  }
  return (
    <>
      <PartList
        title={t('keys.title')}
        hint={t('keys.hint')}
        empty={t('keys.empty')}
        query={keys}
        rows={rows}
        keyOf={({ id }) => id}
        name={({ name, prefix }) => (
          <>
            <bdi>{name}</bdi> <bdi dir="ltr">{prefix}…</bdi>
          </>
        )}
        detail={({ id, scopes, last_used_at }) => (
          <>
            {t('keys.scopes', { count: scopes.length })} ·{' '}
            {last_used_at === null ? t('keys.unused') : t('keys.used', { when: format.dayTime(last_used_at) })}
            <Group gap="xs" mt={6}>
              <Button size="compact-sm" mih={32} variant="light" onClick={() => setAsked({ what: 'rotate', id })}>
                {t('keys.rotate')}
              </Button>
              <Button size="compact-sm" mih={32} variant="default" onClick={() => setAsked({ what: 'revoke', id })}>
                {t('keys.revoke')}
              </Button>
            </Group>
          </>
        )}
        onAdd={() => setMaking(true)}
      />
      {isMaking ? (
        <KeyEditor
          onClose={() => setMaking(false)}
          onMade={(made) => {
            setMaking(false)
            setSecret(made)
          }}
        />
      ) : null}
      {asked === null ? null : (
        <Confirm
          isOpen
          onClose={() => setAsked(null)}
          title={t(`keys.${asked.what}Title`)}
          action={t(`keys.${asked.what}`)}
          isDangerous
          onConfirm={() => act(asked)}
        >
          <Text size="sm">{t(`keys.${asked.what}Text`)}</Text>
        </Confirm>
      )}
      {secret === null ? null : <Secret value={secret} onClose={() => setSecret(null)} />}
    </>
  )
}

function KeyEditor({ onClose, onMade }: { onClose: () => void; onMade: (secret: string | null) => void }) {
  const { t } = useTranslation('integrations')
  const { permissions } = useMe()
  const refresh = useRefresh()
  const scopes = permissions.map(({ action }) => action).filter((action) => !neverOfKeys.includes(action))
  const submitted = useSubmit(
    { initialValues: { name: '', scopes: [] as Scope[], rate_per_minute: 120 as Typed } },
    async (values) => {
      const { data } = await api.POST('/api/api_keys/', {
        body: { ...values, rate_per_minute: orElse(values.rate_per_minute, 120) },
      })
      await refresh('/api/api_keys/')
      onMade(data?.secret ?? null)
    },
  )
  const { form } = submitted
  return (
    <Editor title={t('keys.new')} submitted={submitted} onClose={onClose} action={t('keys.make')}>
      <TextInput
        label={t('keys.name')}
        description={t('keys.nameHint')}
        required
        data-autofocus
        dir="auto"
        {...form.getInputProps('name')}
      />
      <MultiSelect
        label={t('keys.may')}
        description={t('keys.mayHint')}
        data={scopes}
        searchable
        required
        {...form.getInputProps('scopes')}
      />
      <NumberInput label={t('keys.rate')} min={1} {...form.getInputProps('rate_per_minute')} />
    </Editor>
  )
}
