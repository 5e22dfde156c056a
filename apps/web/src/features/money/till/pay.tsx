import { Alert, Button, Divider, Group, Modal, Stack, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queries } from '../../../api/client.ts'
import type { Reply } from '../../../api/types.ts'
import { useFormat } from '../../../i18n/format.ts'
import { useCustomerNames } from '../../../lookups/names.ts'
import { useMay } from '../../../shell/business.ts'
import { Answer } from '../../../ui/answer.tsx'
import { PassPayment } from '../../passes/pay.tsx'
import { toUnits } from '../minor.ts'
import { ReceiptLinks } from '../receipts/links.tsx'
import { PaymentForm } from './payment-form.tsx'
import { RefundForm } from './refund-form.tsx'
import { refundable } from './refundable.ts'
import type { Taken } from './taken.ts'

type Balance = Reply<'bookings_balance'>

/** One booking's money: what it costs, what came in, what is left; and the hand that takes it. */
export function PayDialog({ bookingId, onClose }: { bookingId: string | undefined; onClose: () => void }) {
  const { t } = useTranslation(['money', 'ui'])
  const isPhone = useMediaQuery('(max-width: 48em)') ?? false
  return (
    <Modal
      opened={bookingId !== undefined}
      onClose={onClose}
      title={t('money:till')}
      fullScreen={isPhone}
      size="lg"
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      {bookingId === undefined ? null : <Paying key={bookingId} bookingId={bookingId} onClose={onClose} />}
    </Modal>
  )
}

function Paying({ bookingId, onClose }: { bookingId: string; onClose: () => void }) {
  const { t } = useTranslation('money')
  const format = useFormat()
  const may = useMay()
  const [taken, setTaken] = useState<Taken>()
  const [isRefunding, setRefunding] = useState(false)
  const asked = { params: { path: { id: bookingId } } }
  const booking = queries.useQuery('get', '/api/bookings/{id}/', asked)
  const balance = queries.useQuery('get', '/api/bookings/{id}/balance/', asked)
  const name = useCustomerNames([booking.data?.customer_id ?? null])(booking.data?.customer_id)
  if (taken !== undefined) return <Done taken={taken} onClose={onClose} onMore={() => setTaken(undefined)} />
  return (
    <Answer query={balance}>
      {(data) => (
        <Stack>
          <div>
            <Text fw={600} fz="lg">
              <bdi>{name ?? booking.data?.reference}</bdi>
            </Text>
            <Text size="sm" c="dimmed">
              {booking.data === undefined ? null : format.dayTime(booking.data.start_time)}{' '}
              <bdi dir="ltr">{booking.data?.reference}</bdi>
            </Text>
          </div>
          <Sums balance={data} />
          {booking.data === undefined ? null : <PassPayment booking={booking.data} />}
          <Divider />
          {isRefunding ? (
            <RefundForm bookingId={bookingId} balance={data} onDone={() => setRefunding(false)} />
          ) : may('payments.write') ? (
            <PaymentForm bookingId={bookingId} balance={data} staffId={booking.data?.staff_id} onTaken={setTaken} />
          ) : null}
          {!isRefunding && may('payments.refund') && refundable(data) > 0 ? (
            <Button variant="subtle" onClick={() => setRefunding(true)} style={{ alignSelf: 'start' }}>
              {t('refund')}
            </Button>
          ) : null}
        </Stack>
      )}
    </Answer>
  )
}

function Sums({ balance }: { balance: Balance }) {
  const { t } = useTranslation('money')
  const format = useFormat()
  const { currency, owed, paid, refunded, refunding, tips, balance: left } = balance
  const lines = [
    ['owed', owed],
    ['paid', paid],
    ['refunded', refunded],
    ['refunding', refunding],
    ['tips', tips],
  ] as const
  return (
    <Stack gap={4} component="dl" m={0}>
      {lines
        .filter(([line, amount]) => line === 'owed' || toUnits(amount) !== 0)
        .map(([line, amount]) => (
          <Group key={line} justify="space-between">
            <Text component="dt" size="sm">
              {t(`sums.${line}`)}
            </Text>
            <Text component="dd" m={0} size="sm">
              {format.money(amount, currency)}
            </Text>
          </Group>
        ))}
      <Group justify="space-between">
        <Text component="dt" fw={650}>
          {t('sums.balance')}
        </Text>
        <Text component="dd" m={0} fw={650} fz="xl">
          {format.money(left, currency)}
        </Text>
      </Group>
    </Stack>
  )
}

/** It is in the books: what was given for it, to be printed, and what is still open. */
function Done({ taken, onClose, onMore }: { taken: Taken; onClose: () => void; onMore: () => void }) {
  const { t } = useTranslation(['money', 'ui'])
  const format = useFormat()
  const { receipts, balance } = taken
  const isOpen = toUnits(balance.balance) > 0
  return (
    <Stack>
      <Alert color="teal" role="status" title={t('money:taken')}>
        {isOpen
          ? t('money:stillOpen', { amount: format.money(balance.balance, balance.currency) })
          : t('money:settled')}
      </Alert>
      <ReceiptLinks receipts={receipts} />
      <Group justify="flex-end">
        {isOpen ? (
          <Button variant="default" onClick={onMore}>
            {t('money:more')}
          </Button>
        ) : null}
        <Button onClick={onClose} data-autofocus>
          {t('ui:close')}
        </Button>
      </Group>
    </Stack>
  )
}
