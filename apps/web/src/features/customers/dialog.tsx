import { Button, Group, Modal, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { languageNames, languages } from '../../i18n/languages.ts'
import { useBusiness, useMay } from '../../shell/business.ts'
import { Failure } from '../../ui/failure.tsx'
import { useSubmit } from '../../ui/form.ts'
import { tell } from '../../ui/tell.tsx'
import type { Customer } from './table.tsx'

export interface CustomerDialogProps {
  isOpen: boolean
  onClose: () => void
  /** Whom to change; without one somebody new is written down. */
  customer?: Customer
  onSaved: (customer: { id: string }) => void
}

export function CustomerDialog({ isOpen, onClose, ...props }: CustomerDialogProps) {
  const { t } = useTranslation('customers')
  const { t: ui } = useTranslation('ui')
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t(props.customer === undefined ? 'add' : 'edit')}
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      {/* Only while it is open: what was typed and given up is gone the next time. */}
      <CustomerForm onClose={onClose} {...props} />
    </Modal>
  )
}

function CustomerForm({ onClose, customer, onSaved }: Omit<CustomerDialogProps, 'isOpen'>) {
  const { t } = useTranslation(['customers', 'ui'])
  const may = useMay()
  const { language } = useBusiness()
  const client = useQueryClient()
  const { form, isBusy, error, onSubmit } = useSubmit(
    {
      initialValues: {
        name: customer?.name ?? '',
        phone: customer?.phone ?? '',
        email: customer?.email ?? '',
        language: customer?.language ?? language,
        born_on: customer?.born_on ?? '',
        notes: customer?.notes ?? '',
      },
      validate: { name: (name) => (name.trim() === '' ? t('customers:nameMissing') : null) },
    },
    async ({ born_on, notes, ...values }) => {
      const body = {
        ...values,
        born_on: born_on === '' ? null : born_on,
        ...(may('customers.notes') ? { notes } : {}),
      }
      const saved =
        customer === undefined
          ? await api.POST('/api/customers/', { body })
          : await api.PATCH('/api/customers/{id}/', { params: { path: { id: customer.id } }, body })
      await client.invalidateQueries({
        predicate: ({ queryKey }) => String(queryKey[1]).startsWith('/api/customers/'),
      })
      tell(t('ui:saved'))
      onClose()
      if (saved.data !== undefined) onSaved(saved.data)
    },
  )
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <TextInput
          label={t('customers:fields.name')}
          required
          data-autofocus
          dir="auto"
          autoComplete="off"
          {...form.getInputProps('name')}
        />
        <TextInput
          label={t('customers:fields.phone')}
          type="tel"
          dir="ltr"
          autoComplete="off"
          placeholder="+212 6 12 34 56 78"
          {...form.getInputProps('phone')}
        />
        <TextInput
          label={t('customers:fields.email')}
          type="email"
          dir="ltr"
          autoComplete="off"
          {...form.getInputProps('email')}
        />
        <Group grow align="start">
          <Select
            label={t('customers:fields.language')}
            allowDeselect={false}
            data={languages.map((value) => ({ value, label: languageNames[value] }))}
            {...form.getInputProps('language')}
          />
          <TextInput label={t('customers:fields.bornOn')} type="date" {...form.getInputProps('born_on')} />
        </Group>
        {may('customers.notes') ? (
          <Textarea
            label={t('customers:fields.notes')}
            description={t('customers:notesHint')}
            dir="auto"
            autosize
            minRows={3}
            {...form.getInputProps('notes')}
          />
        ) : null}
        {error === null ? null : <Failure error={error} reset={() => onSubmit()} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit" loading={isBusy}>
            {t('ui:save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
