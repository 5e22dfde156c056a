import { Select, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { platformApi } from '../../../api/client.ts'
import { useAttempt } from '../../../ui/attempt.ts'
import { Editor } from '../../../ui/editor.tsx'
import { useSubmit } from '../../../ui/form.ts'
import { tell } from '../../../ui/tell.tsx'
import { tiers } from '../statuses.ts'

/** `Salon Yasmine` as the first part of an address. */
function labelOf(name: string): string {
  const plain = name.normalize('NFKD').replace(/[\u0300-\u036f]/g, '')
  const words = plain.toLowerCase().match(/[a-z0-9]+/g) ?? []
  return words.join('-').slice(0, 40).replace(/-$/, '')
}

/** A business that somebody asked for on the telephone: it begins its trial at once. */
export function NewBusiness({ onClose, onMade }: { onClose: () => void; onMade: (id: string) => void }) {
  const { t } = useTranslation('platform')
  const client = useQueryClient()
  const once = useAttempt()
  const [isOwn, setOwn] = useState(false)
  const submitted = useSubmit(
    { initialValues: { name: '', domain: '', email: '', phone: '', subscription_tier: 'free' } },
    async ({ phone, ...body }) => {
      const { data } = await once((key) =>
        platformApi.POST('/api/tenants/', {
          params: { header: { 'idempotency-key': key } },
          body: { ...body, ...(phone.trim() === '' ? {} : { phone }) },
        }),
      )
      await client.invalidateQueries()
      tell(t('newBusiness.made', { name: body.name }))
      if (data !== undefined) onMade(data.id)
    },
  )
  const { form } = submitted
  const rename = (name: string) => {
    form.setFieldValue('name', name)
    const label = labelOf(name)
    if (!isOwn) form.setFieldValue('domain', label === '' ? '' : `${label}.${location.hostname}`)
  }
  return (
    <Editor title={t('newBusiness.title')} submitted={submitted} onClose={onClose} action={t('newBusiness.make')}>
      <TextInput
        label={t('newBusiness.name')}
        required
        data-autofocus
        dir="auto"
        {...form.getInputProps('name')}
        onChange={({ currentTarget }) => rename(currentTarget.value)}
      />
      <TextInput
        label={t('newBusiness.domain')}
        description={t('newBusiness.domainHint')}
        required
        dir="ltr"
        {...form.getInputProps('domain')}
        onChange={({ currentTarget }) => {
          setOwn(currentTarget.value !== '')
          form.setFieldValue('domain', currentTarget.value)
        }}
      />
      <TextInput
        label={t('newBusiness.email')}
        description={t('newBusiness.emailHint')}
        type="email"
        required
        dir="ltr"
        {...form.getInputProps('email')}
      />
      <TextInput label={t('newBusiness.phone')} type="tel" dir="ltr" {...form.getInputProps('phone')} />
      <Select
        label={t('newBusiness.tier')}
        data={[...tiers]}
        allowDeselect={false}
        {...form.getInputProps('subscription_tier')}
      />
    </Editor>
  )
}
