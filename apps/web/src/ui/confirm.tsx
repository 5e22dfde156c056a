import { Button, Group, Modal, Stack } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Failure } from './failure.tsx'

export interface ConfirmProps {
  isOpen: boolean
  onClose: () => void
  title: string
  /** What will happen, told before it does: who and what it takes along. */
  children: ReactNode
  /** The word on the button: what is done, not "OK". */
  action: string
  isDangerous?: boolean
  /** The word on the other button, where "cancel" could be taken for what is asked about. */
  back?: string
  /** Closes the dialog when it resolves; what it throws is shown in it. */
  onConfirm: () => Promise<unknown>
}

/** Asks before what cannot be undone. */
export function Confirm(props: ConfirmProps) {
  const { isOpen, onClose, title, children, action, isDangerous = false, back, onConfirm } = props
  const { t } = useTranslation('ui')
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const confirm = async () => {
    setBusy(true)
    setError(null)
    try {
      await onConfirm()
      onClose()
    } catch (refused) {
      setError(refused)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal opened={isOpen} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('close') }}>
      <Stack>
        {children}
        {error === null ? null : <Failure error={error} reset={() => void confirm()} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {back ?? t('cancel')}
          </Button>
          <Button color={isDangerous ? 'red' : undefined} loading={isBusy} onClick={() => void confirm()}>
            {action}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
