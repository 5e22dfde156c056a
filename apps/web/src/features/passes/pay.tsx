import { Button, Group, Stack, Text } from '@mantine/core'
import { RotateCcw, Ticket } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../shell/business.ts'
import type { Booking } from '../booking/drawer.tsx'
import { GiveBackDialog } from './give-back.tsx'
import { PassChoice } from './pass-choice.tsx'

const payable: readonly Booking['status'][] = ['pending', 'confirmed', 'checked_in', 'completed']

/** Whether a pass may pay for a booking at all; of the pass itself the server knows. */
function takesPass({ status, price, covered, discount, balance = '0' }: Booking): boolean {
  const isOpen = Number(price) > 0 && Number(balance) > 0
  return payable.includes(status) && isOpen && Number(covered) === 0 && Number(discount) === 0
}

/** Pays for a visit out of what was paid for before, at the counter; and back, for a mistake. */
export function PassPayment({ booking }: { booking: Booking }) {
  // Its words come after those of the screen that it is part of.
  return (
    <Suspense>
      <Paying booking={booking} />
    </Suspense>
  )
}

function Paying({ booking }: { booking: Booking }) {
  const { t } = useTranslation('passes')
  const may = useMay()
  const [isOpen, setOpen] = useState(false)
  const [isGivingBack, setGivingBack] = useState(false)
  if (Number(booking.covered) > 0) {
    return (
      <Stack gap="xs" align="start">
        <Group gap={6}>
          <Ticket size={16} aria-hidden />
          <Text size="sm">{t('isCovered')}</Text>
        </Group>
        {may('payments.refund') ? (
          <Button
            variant="subtle"
            size="compact-md"
            leftSection={<RotateCcw size={16} aria-hidden />}
            onClick={() => setGivingBack(true)}
          >
            {t('giveBack')}
          </Button>
        ) : null}
        {isGivingBack ? <GiveBackDialog bookingId={booking.id} onClose={() => setGivingBack(false)} /> : null}
      </Stack>
    )
  }
  if (!may('payments.write') || !takesPass(booking)) return null
  if (isOpen) return <PassChoice booking={booking} onDone={() => setOpen(false)} />
  return (
    <Button variant="default" leftSection={<Ticket size={18} aria-hidden />} onClick={() => setOpen(true)}>
      {t('pay')}
    </Button>
  )
}
