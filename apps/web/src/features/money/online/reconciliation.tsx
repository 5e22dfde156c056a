import { Alert, Button, Card, Group, Stack, Text, Title } from '@mantine/core'
import { CircleCheck } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queries } from '../../../api/client.ts'
import { useFormat } from '../../../i18n/format.ts'
import { useReferences } from '../../../lookups/names.ts'
import { useMay } from '../../../shell/business.ts'
import { Answer } from '../../../ui/answer.tsx'
import { LinkTo } from '../../../ui/link.tsx'
import { CheckDialog } from './check.tsx'
import { useReason } from './reasons.ts'

/** Where our books and the provider's differ, or nobody knows yet. Empty is the good news, and says so. */
export function Reconciliation() {
  const { t } = useTranslation('money')
  const report = queries.useQuery('get', '/api/payments/reconciliation/', {})
  return (
    <Stack component="section" aria-label={t('reconciliation')}>
      <Title order={2} size="h4">
        {t('reconciliation')}
      </Title>
      <Answer query={report}>
        {({ to_check, differences, open, refunds }) =>
          to_check.length + differences.length + open.length + refunds.length === 0 ? (
            <Alert color="teal" icon={<CircleCheck aria-hidden />}>
              {t('allRight')}
            </Alert>
          ) : (
            <Stack gap="sm">
              <ToCheck rows={to_check} />
              {differences.map((one) => (
                <Line key={one.payment_id} {...one} title={t('differs')}>
                  <Both ledger={one.ledger} provider={one.provider_says} currency={one.currency} />
                </Line>
              ))}
              {refunds.map((one) => (
                <Line key={one.refund_id} {...one} title={t('refundOpen')}>
                  {one.last_error === '' ? t(`refundStatus.${one.status}`) : <bdi>{one.last_error}</bdi>}
                </Line>
              ))}
              {open.map((one) => (
                <Line key={one.payment_id} {...one} title={t(`paymentStatus.${one.status}`)}>
                  <NextCheck at={one.next_check_at} />
                </Line>
              ))}
            </Stack>
          )
        }
      </Answer>
    </Stack>
  )
}

type Told = {
  payment_id: string
  booking_id: string
  amount: string
  currency: string
  reason: string
  created_at: string
}

function ToCheck({ rows }: { rows: readonly Told[] }) {
  const { t } = useTranslation('money')
  const may = useMay()
  const reason = useReason()
  const [checking, setChecking] = useState<Told>()
  return (
    <>
      {rows.map((one) => (
        <Line key={one.payment_id} {...one} title={t('toCheck')}>
          <Group justify="space-between">
            <Text size="sm">{reason(one.reason)}</Text>
            {may('payments.refund') ? (
              <Button variant="default" onClick={() => setChecking(one)}>
                {t('check')}
              </Button>
            ) : null}
          </Group>
        </Line>
      ))}
      <CheckDialog payment={checking} onClose={() => setChecking(undefined)} />
    </>
  )
}

interface LineProps {
  title: string
  booking_id: string
  amount: string
  currency: string
  created_at: string
  children: ReactNode
}

function Line({ title, booking_id, amount, currency, created_at, children }: LineProps) {
  const { t } = useTranslation('money')
  const format = useFormat()
  const reference = useReferences([booking_id])(booking_id)
  return (
    <Card withBorder padding="md">
      <Group justify="space-between">
        <Text fw={600}>{title}</Text>
        <Text fw={600}>{format.money(amount, currency)}</Text>
      </Group>
      <Text size="sm" c="dimmed" mb={4}>
        {format.dayTime(created_at)} ·{' '}
        <LinkTo to="." search={(now) => ({ ...now, booking: booking_id })} inherit>
          <bdi dir="ltr">{reference ?? t('booking')}</bdi>
        </LinkTo>
      </Text>
      <Text size="sm" component="div">
        {children}
      </Text>
    </Card>
  )
}

function Both({ ledger, provider, currency }: { ledger: string; provider: string; currency: string }) {
  const { t } = useTranslation('money')
  const format = useFormat()
  return t('ledgerAndProvider', { ledger: format.money(ledger, currency), provider: format.money(provider, currency) })
}

function NextCheck({ at }: { at: string | null }) {
  const { t } = useTranslation('money')
  const format = useFormat()
  return at === null ? null : t('nextCheck', { time: format.dayTime(at) })
}
