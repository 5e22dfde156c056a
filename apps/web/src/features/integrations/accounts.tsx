import { Badge, PasswordInput, Select, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, queries } from '../../api/client.ts'
import type { Row } from '../../api/shapes.ts'
import { Editor } from '../../ui/editor.tsx'
import { useSubmit } from '../../ui/form.ts'
import { PartList } from '../../ui/part-list.tsx'
import { useRefresh } from '../../ui/refresh.ts'

type Account = Row<'payment_accounts_list'>
const names = { stripe: 'Stripe', cmi: 'CMI' } as const

/** To whom customers pay by card. Secrets go in and never come out again. */
export function Accounts() {
  const { t } = useTranslation('integrations')
  const [edited, setEdited] = useState<Account | 'new' | null>(null)
  const accounts = queries.useQuery('get', '/api/payment_accounts/')
  return (
    <>
      <PartList
        title={t('accounts.title')}
        hint={t('accounts.hint')}
        empty={t('accounts.empty')}
        rows={accounts.data?.results ?? []}
        keyOf={({ id }) => id}
        name={({ provider }) => names[provider]}
        detail={({ public_id }) => <bdi dir="ltr">{public_id}</bdi>}
        end={({ is_usable, is_test }) => (
          <Badge variant="default" tt="none">
            {t(is_usable ? (is_test ? 'accounts.test' : 'accounts.usable') : 'accounts.incomplete')}
          </Badge>
        )}
        onOpen={setEdited}
        onAdd={() => setEdited('new')}
      />
      {edited === null ? null : (
        <AccountEditor account={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
    </>
  )
}

function AccountEditor({ account, onClose }: { account: Account | null; onClose: () => void }) {
  const { t } = useTranslation('integrations')
  const refresh = useRefresh()
  const submitted = useSubmit(
    {
      initialValues: {
        provider: account?.provider ?? ('cmi' as Account['provider']),
        public_id: account?.public_id ?? '',
        is_test: account?.is_test ?? false,
        is_active: account?.is_active ?? true,
        store_key: '',
        api_user: '',
        api_password: '',
      },
    },
    async ({ store_key, api_user, api_password, provider, ...body }) => {
      const { data } =
        account === null
          ? await api.POST('/api/payment_accounts/', { body: { ...body, provider } })
          : await api.PATCH('/api/payment_accounts/{id}/', { params: { path: { id: account.id } }, body })
      // What was left empty stays as it is.
      const secrets = Object.fromEntries(
        Object.entries({ store_key, api_user, api_password }).filter(([, secret]) => secret !== ''),
      )
      if (data !== undefined && Object.keys(secrets).length > 0) {
        await api.PATCH('/api/payment_accounts/{id}/secrets/', { params: { path: { id: data.id } }, body: secrets })
      }
      await refresh('/api/payment_accounts/')
      onClose()
    },
  )
  const { form } = submitted
  const secret = (name: 'store_key' | 'api_user' | 'api_password') => (
    <PasswordInput
      label={t(`accounts.${name}`)}
      dir="ltr"
      autoComplete="off"
      placeholder={account?.secrets.includes(name) ? '••••••••' : ''}
      {...form.getInputProps(name)}
    />
  )
  return (
    <Editor
      title={account === null ? t('accounts.new') : names[account.provider]}
      submitted={submitted}
      onClose={onClose}
    >
      <Select
        label={t('accounts.provider')}
        allowDeselect={false}
        disabled={account !== null}
        data={Object.entries(names).map(([value, label]) => ({ value, label }))}
        {...form.getInputProps('provider')}
      />
      <TextInput
        label={t(form.values.provider === 'cmi' ? 'accounts.merchant' : 'accounts.stripeId')}
        dir="ltr"
        required
        {...form.getInputProps('public_id')}
      />
      {form.values.provider === 'cmi' ? (
        <>
          {secret('store_key')}
          {secret('api_user')}
          {secret('api_password')}
        </>
      ) : null}
      <Switch label={t('accounts.isTest')} {...form.getInputProps('is_test', { type: 'checkbox' })} />
      <Switch label={t('accounts.isActive')} {...form.getInputProps('is_active', { type: 'checkbox' })} />
    </Editor>
  )
}
