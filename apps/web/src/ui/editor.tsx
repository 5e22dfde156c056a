import { Button, Drawer, Group, Stack } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Confirm } from './confirm.tsx'
import { Failure } from './failure.tsx'
import type { SubmittedForm } from './form.ts'

export interface EditorProps {
  title: string
  /** Of `useSubmit`; what it was given to send closes the editor when it is done. */
  submitted: Pick<SubmittedForm<object>, 'isBusy' | 'error' | 'onSubmit'>
  onClose: () => void
  children: ReactNode
  /** The word on the button, where it is not "save". */
  action?: string
  /** Asks first; without it there is nothing to delete. */
  removal?: { title: string; text: ReactNode; onConfirm: () => Promise<unknown> } | undefined
}

/** A form beside the screen it belongs to. It is there as long as it is open, and gives the focus back to where it was. */
export function Editor({ title, submitted, onClose, children, action, removal }: EditorProps) {
  const { t } = useTranslation('ui')
  const [isRemoving, setRemoving] = useState(false)
  useFocusBack()
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      title={title}
      size="md"
      closeButtonProps={{ 'aria-label': t('close') }}
      styles={{ title: { fontWeight: 650 } }}
    >
      <form onSubmit={submitted.onSubmit} noValidate>
        <Stack>
          {children}
          {submitted.error === null ? null : <Failure error={submitted.error} reset={() => submitted.onSubmit()} />}
          <Group justify="space-between" mt="sm">
            {removal === undefined ? (
              <span />
            ) : (
              <Button variant="subtle" color="red" c="var(--danger-text)" onClick={() => setRemoving(true)}>
                {t('delete')}
              </Button>
            )}
            <Group gap="xs">
              <Button variant="default" onClick={onClose}>
                {t('cancel')}
              </Button>
              <Button type="submit" loading={submitted.isBusy}>
                {action ?? t('save')}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
      {removal === undefined ? null : (
        <Confirm
          isOpen={isRemoving}
          onClose={() => setRemoving(false)}
          title={removal.title}
          action={t('delete')}
          isDangerous
          onConfirm={removal.onConfirm}
        >
          {removal.text}
        </Confirm>
      )}
    </Drawer>
  )
}

function useFocusBack(): void {
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      if (before instanceof HTMLElement) before.focus()
    },
    [before],
  )
}
