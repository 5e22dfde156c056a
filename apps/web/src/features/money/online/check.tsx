import { Button, Checkbox, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { useFormat } from '../../../i18n/format.ts'
import { Failure } from '../../../ui/failure.tsx'
import { useSubmit } from '../../../ui/form.ts'
import { tell } from '../../../ui/tell.tsx'
import { forgetMoney } from '../till/forget.ts'
import { useReason } from './reasons.ts'

interface ToCheck {
  payment_id: string
  amount: string
  currency: string
  reason: string
}

export function CheckDialog({ payment, onClose }: { payment: ToCheck | undefined; onClose: () => void }) {
  const { t } = useTranslation(['money', 'ui'])
  return (
    <Modal
      opened={payment !== undefined}
      onClose={onClose}
      title={t('money:checkTitle')}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      {payment === undefined ? null : <CheckForm payment={payment} onClose={onClose} />}
    </Modal>
  )
}

function CheckForm({ payment, onClose }: { payment: ToCheck; onClose: () => void }) {
  const { t } = useTranslation(['money', 'ui'])
  const format = useFormat()
  const reason = useReason()
  const client = useQueryClient()
  const { form, isBusy, error, onSubmit } = useSubmit(
    {
      initialValues: { note: '', accept: false },
      validate: { note: (note) => (note.trim() === '' ? t('money:reasonMissing') : null) },
    },
    async (body) => {
      await api.POST('/api/payments/{id}/checked/', { params: { path: { id: payment.payment_id } }, body })
      await forgetMoney(client)
      tell(t('money:checkedDone'))
      onClose()
    },
  )
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <Text>
          {format.money(payment.amount, payment.currency)} · {reason(payment.reason)}
        </Text>
        <Textarea
          label={t('money:checkNote')}
          required
          dir="auto"
          autosize
          minRows={2}
          {...form.getInputProps('note')}
        />
        <Checkbox label={t('money:accept')} {...form.getInputProps('accept', { type: 'checkbox' })} />
        {error === null ? null : <Failure error={error} reset={() => onSubmit()} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit" loading={isBusy}>
            {t('money:checked')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
