import { Button, Group, Text } from '@mantine/core'
import { hideNotification, showNotification } from '@mantine/notifications'
import i18next from 'i18next'
import { isOffline, ProblemError } from '../api/problem.ts'

/** A sentence about what has just happened, read out too; with `undo`, a way back for ten seconds. */
export function tell(message: string, { undo }: { undo?: () => Promise<unknown> } = {}): void {
  const id = crypto.randomUUID()
  const take = async () => {
    hideNotification(id)
    await undo?.().catch(tellFailure)
  }
  showNotification({
    id,
    autoClose: undo === undefined ? 4000 : 10_000,
    role: 'status',
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{message}</Text>
        {undo === undefined ? null : (
          <Button size="compact-sm" variant="subtle" onClick={() => void take()}>
            {i18next.t('undo', { ns: 'ui' })}
          </Button>
        )}
      </Group>
    ),
  })
}

/** Something that was done in passing did not work. */
export function tellFailure(error: unknown): void {
  const isSaid = error instanceof ProblemError && error.status < 500 && error.code !== 'unknown'
  const message = isSaid
    ? error.message
    : i18next.t(`failures.${isOffline(error) ? 'offline' : 'broken'}.text`, { ns: 'ui' })
  showNotification({ color: 'red', message, role: 'alert', autoClose: 8000 })
}

/** Something was tried that cannot be. */
export function tellRefusal(message: string): void {
  showNotification({ color: 'red', message, role: 'alert', autoClose: 8000 })
}
