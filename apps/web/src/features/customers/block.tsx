import { Alert, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { Ban } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { useFormat } from '../../i18n/format.ts'
import { nameOfCustomer } from '../../lookups/names.ts'
import { useMay } from '../../shell/business.ts'
import { Failure } from '../../ui/failure.tsx'
import { useSubmit } from '../../ui/form.ts'
import { useRefresh } from '../../ui/refresh.ts'
import { tell, tellFailure } from '../../ui/tell.tsx'
import type { Customer } from './table.tsx'

const paths = ['/api/customers/', '/api/customers/{id}/'] as const

/** Lets somebody book by themselves again. */
function useUnblock(customer: Customer): () => Promise<void> {
  const { t } = useTranslation('customers')
  const refresh = useRefresh()
  return async () => {
    try {
      await api.POST('/api/customers/{id}/unblock/', { params: { path: { id: customer.id } } })
      await refresh(...paths)
      tell(t('block.undone'))
    } catch (error) {
      tellFailure(error)
    }
  }
}

/** That somebody cannot book by themselves, since when, why, and who decided so. */
export function Blocked({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customers')
  const format = useFormat()
  const may = useMay()
  const unblock = useUnblock(customer)
  const { blocked_at: at, blocked_reason: reason, blocked_by_name: by } = customer
  if (at === null) return null
  return (
    <Alert color="red" icon={<Ban aria-hidden />} title={t('block.title')}>
      <Stack gap="xs" align="start">
        {reason === undefined ? null : (
          <Text dir="auto" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {reason}
          </Text>
        )}
        <Text size="sm">
          {format.dayTime(at)}
          {by === '' ? null : (
            <>
              {' · '}
              <bdi>{by}</bdi>
            </>
          )}
        </Text>
        {may('customers.write') ? (
          <Button variant="default" onClick={() => void unblock()}>
            {t('block.undo')}
          </Button>
        ) : null}
      </Stack>
    </Alert>
  )
}

export interface BlockDialogProps {
  customer: Customer
  isOpen: boolean
  onClose: () => void
}

/** Asks why before somebody is blocked: the reason is what the counter reads. */
export function BlockDialog({ customer, isOpen, onClose }: BlockDialogProps) {
  const { t } = useTranslation('customers')
  const { t: ui } = useTranslation('ui')
  const refresh = useRefresh()
  const submitted = useSubmit(
    {
      initialValues: { reason: '' },
      validate: { reason: (text) => (text.trim() === '' ? t('block.reasonMissing') : null) },
    },
    async (body) => {
      await api.POST('/api/customers/{id}/block/', { params: { path: { id: customer.id } }, body })
      await refresh(...paths)
      submitted.form.reset()
      onClose()
      tell(t('block.done'))
    },
  )
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('block.ask', { name: nameOfCustomer(customer) })}
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      <form onSubmit={submitted.onSubmit} noValidate>
        <Stack>
          <Text>{t('block.text')}</Text>
          <Textarea
            label={t('block.reason')}
            description={t('block.reasonHint')}
            required
            autosize
            minRows={2}
            maxLength={500}
            dir="auto"
            data-autofocus
            {...submitted.form.getInputProps('reason')}
          />
          {submitted.error === null ? null : <Failure error={submitted.error} reset={() => submitted.onSubmit()} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {ui('cancel')}
            </Button>
            <Button type="submit" color="red" loading={submitted.isBusy}>
              {t('block.do')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
