import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/format.ts'
import { useFocusBack } from '../../ui/focus-back.ts'
import { StatusMark } from '../booking/status-mark.tsx'
import type { Block } from './model.ts'

export interface ClassDialogProps {
  block: Block
  onClose: () => void
  onOpen: (bookingId: string) => void
}

/** Who sits in a class. */
export function ClassDialog({ block, onClose, onOpen }: ClassDialogProps) {
  const { t } = useTranslation('calendar')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const [first] = block.entries
  useFocusBack()
  return (
    <Modal
      opened
      onClose={onClose}
      title={<bdi>{`${first.name} · ${format.time(first.start_time)}`}</bdi>}
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      <Stack gap="xs">
        <Text c="dimmed">{t('seats', { taken: first.taken, capacity: first.capacity })}</Text>
        {block.entries.map((entry) => (
          <Group key={entry.item_id} justify="space-between" wrap="nowrap">
            <Button
              variant="subtle"
              justify="start"
              onClick={() => {
                onClose()
                onOpen(entry.booking_id)
              }}
            >
              <bdi>{entry.customer_name || t('nobody')}</bdi>
              {entry.seats > 1 ? ` × ${entry.seats}` : ''}
            </Button>
            <StatusMark status={entry.status} />
          </Group>
        ))}
      </Stack>
    </Modal>
  )
}
