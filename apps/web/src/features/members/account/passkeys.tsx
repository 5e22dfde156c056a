import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, queries } from '../../../api/client.ts'
import type { Reply } from '../../../api/shapes.ts'
import { useFormat } from '../../../i18n/format.ts'
import { Editor } from '../../../ui/editor.tsx'
import { useSubmit } from '../../../ui/form.ts'
import { PartList } from '../../../ui/part-list.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { tell } from '../../../ui/tell.tsx'
import { canMakePasskeys, makePasskey } from './make-passkey.ts'

type Passkey = Reply<'list_passkeys'>[number]
const path = '/api/auth/passkey/list-user-passkeys'

/** What signs one in instead of a password, on the host where it was made. */
export function Passkeys() {
  const { t } = useTranslation('members')
  const format = useFormat()
  const [edited, setEdited] = useState<Passkey | 'new' | null>(null)
  const passkeys = queries.useQuery('get', path)
  return (
    <>
      <PartList
        title={t('account.passkeys')}
        hint={t('account.passkeysHint')}
        empty={t('account.noPasskeys')}
        rows={passkeys.data ?? []}
        keyOf={({ id }) => id}
        name={({ name }) => <bdi>{name}</bdi>}
        detail={({ host, createdAt, lastUsedAt }) => (
          <>
            <bdi dir="ltr">{host}</bdi> ·{' '}
            {lastUsedAt === null
              ? t('account.passkeyMade', { when: format.dayTime(createdAt) })
              : t('account.passkeyUsed', { when: format.dayTime(lastUsedAt) })}
          </>
        )}
        onOpen={setEdited}
        onAdd={canMakePasskeys() ? () => setEdited('new') : undefined}
        addLabel={t('account.addPasskey')}
      />
      {edited === null ? null : <PasskeyEditor passkey={edited} onClose={() => setEdited(null)} />}
    </>
  )
}

function PasskeyEditor({ passkey, onClose }: { passkey: Passkey | 'new'; onClose: () => void }) {
  const { t } = useTranslation('members')
  const refresh = useRefresh()
  const isNew = passkey === 'new'
  const submitted = useSubmit(
    { initialValues: { name: isNew ? '' : passkey.name } },
    async ({ name }): Promise<void> => {
      if (isNew && !(await makePasskey(name))) {
        form.setFieldError('name', t('account.passkeyFailed'))
        return
      }
      if (!isNew) await api.POST('/api/auth/passkey/update-passkey', { body: { id: passkey.id, name } })
      await refresh(path)
      if (isNew) tell(t('account.passkeyAdded'))
      onClose()
    },
  )
  const { form } = submitted
  const removal = isNew
    ? undefined
    : {
        title: t('account.removePasskey', { name: passkey.name }),
        text: t('account.removePasskeyText'),
        onConfirm: async () => {
          await api.POST('/api/auth/passkey/delete-passkey', { body: { id: passkey.id } })
          await refresh(path)
          onClose()
        },
      }
  return (
    <Editor
      title={isNew ? t('account.addPasskey') : passkey.name}
      submitted={submitted}
      onClose={onClose}
      {...(isNew ? { action: t('account.makePasskey') } : {})}
      removal={removal}
    >
      <TextInput
        label={t('account.passkeyName')}
        description={t('account.passkeyNameHint')}
        maxLength={200}
        required
        data-autofocus
        {...form.getInputProps('name')}
      />
    </Editor>
  )
}
