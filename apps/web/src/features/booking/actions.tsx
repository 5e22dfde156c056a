import { Button, Group, Stack, Text } from '@mantine/core'
import { CalendarClock, Check, Link2, LogIn, type LucideIcon, RotateCcw, UserX, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { useFormat } from '../../i18n/format.ts'
import { useMay } from '../../shell/business.ts'
import { tell, tellFailure } from '../../ui/tell.tsx'
import { CancelDialog } from './cancel.tsx'
import { CorrectDialog } from './correct.tsx'
import type { Booking } from './drawer.tsx'
import { MoveDialog } from './move.tsx'
import { type Tap, useTap } from './use-actions.ts'

const hour = 3_600_000
const icons: Record<Tap, LucideIcon> = { confirm: Check, decline: X, check_in: LogIn, complete: Check, no_show: UserX }

/** What is next for a booking, as its life has it; the server knows the policy and has the last word. */
export function tapsOf({ status, start_time, end_time }: Pick<Booking, 'status' | 'start_time' | 'end_time'>): Tap[] {
  const [now, start, end] = [Date.now(), Date.parse(start_time), Date.parse(end_time)]
  if (status === 'pending') return ['confirm', 'decline']
  if (status === 'checked_in') return now >= start ? ['complete'] : []
  if (status !== 'confirmed') return []
  return [
    ...(now >= start - 2 * hour && now < end ? (['check_in'] as const) : []),
    ...(now >= start ? (['complete', 'no_show'] as const) : []),
  ]
}

/** What one may do with a booking: what is next first. */
export function Actions({ booking }: { booking: Booking }) {
  const { t } = useTranslation('booking')
  const format = useFormat()
  const may = useMay()
  const tap = useTap()
  const [dialog, setDialog] = useState<'move' | 'cancel' | 'correct'>()
  const { id, status } = booking
  if (!may('bookings.write')) return null
  const isOpen = status === 'pending' || status === 'confirmed'
  const isOver = status === 'completed' || status === 'no_show'
  const close = () => setDialog(undefined)
  return (
    <Stack gap="xs">
      {booking.awaits_payment && booking.expires_at !== null ? (
        <Text size="sm" c="dimmed">
          {t('awaitsPayment', { until: format.dayTime(booking.expires_at) })}
        </Text>
      ) : null}
      <Group gap="xs">
        {tapsOf(booking).map((name, index) => {
          const Icon = icons[name]
          return (
            <Button
              key={name}
              variant={index === 0 ? 'filled' : 'default'}
              leftSection={<Icon size={18} aria-hidden />}
              onClick={() => void tap(name, booking)}
            >
              {t(`taps.${name}`)}
            </Button>
          )
        })}
        {isOpen ? (
          <Button
            variant="default"
            leftSection={<CalendarClock size={18} aria-hidden />}
            onClick={() => setDialog('move')}
          >
            {t('move')}
          </Button>
        ) : null}
        {isOver && may('bookings.force') ? (
          <Button
            variant="default"
            leftSection={<RotateCcw size={18} aria-hidden />}
            onClick={() => setDialog('correct')}
          >
            {t('correct')}
          </Button>
        ) : null}
        {status === 'held' ? null : (
          <Button variant="default" leftSection={<Link2 size={18} aria-hidden />} onClick={() => void copyLink(id, t)}>
            {t('copyLink')}
          </Button>
        )}
        {isOpen ? (
          <Button
            variant="subtle"
            color="red"
            c="light-dark(var(--mantine-color-red-9), var(--mantine-color-red-4))"
            leftSection={<X size={18} aria-hidden />}
            onClick={() => setDialog('cancel')}
          >
            {t('cancel')}
          </Button>
        ) : null}
      </Group>
      {dialog === 'move' ? <MoveDialog id={id} onClose={close} /> : null}
      {dialog === 'cancel' ? <CancelDialog booking={booking} onClose={close} /> : null}
      {dialog === 'correct' ? <CorrectDialog booking={booking} onClose={close} /> : null}
    </Stack>
  )
}

async function copyLink(id: string, t: (key: 'linkCopied') => string): Promise<void> {
  try {
    const { data } = await api.POST('/api/bookings/{id}/manage_link/', { params: { path: { id } } })
    const link = `${location.origin}/b/${data?.manage_token}`
    await navigator.clipboard.writeText(link)
    tell(t('linkCopied'))
  } catch (error) {
    tellFailure(error)
  }
}
