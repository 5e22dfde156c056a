import { Alert, Button, Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { fieldErrors } from '../../api/problem.ts'
import { useFormat } from '../../i18n/format.ts'
import { useAttempt } from '../../ui/attempt.ts'
import { Failure } from '../../ui/failure.tsx'
import { toUnits } from '../money/minor.ts'
import { CustomerField } from '../new-booking/customer-field.tsx'
import { customerOf } from '../new-booking/send.ts'
import type { Whom } from '../new-booking/wish.ts'
import type { PassType } from './kinds.ts'
import { type Means, MeansFields, missingOf } from './means.tsx'
import type { SellDialogProps } from './sell.tsx'
import type { SoldPass } from './sold.tsx'
import { usePassesTouched } from './touched.ts'

export interface SaleFormProps {
  types: readonly PassType[]
  customer: SellDialogProps['customer']
  onSold: (sold: SoldPass) => void
}

export function SaleForm({ types, customer, onSold }: SaleFormProps) {
  const { t } = useTranslation('passes')
  const format = useFormat()
  const touched = usePassesTouched()
  const once = useAttempt()
  const [typeId, setTypeId] = useState(types.length === 1 ? (types[0]?.id ?? null) : null)
  const type = types.find(({ id }) => id === typeId)
  const [whom, setWhom] = useState<Whom | undefined>(customer && { kind: 'known', customer })
  const [means, setMeans] = useState<Means[]>([{ method: 'cash', amount: type?.price ?? '', reference: '' }])
  const [lacks, setLacks] = useState<{ type?: string; customer?: string }>({})
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const choose = (id: string | null) => {
    setTypeId(id)
    const price = types.find((one) => one.id === id)?.price ?? ''
    setMeans(([first]) => [{ method: first?.method ?? 'cash', amount: price, reference: first?.reference ?? '' }])
  }
  const missing = type === undefined ? 0 : missingOf(means, type.price)
  const send = async () => {
    const lacking = {
      ...(type === undefined ? { type: t('typeMissing') } : {}),
      ...(whom === undefined || (whom.kind === 'new' && whom.name.trim() === '')
        ? { customer: t('customerMissing') }
        : {}),
    }
    setLacks(lacking)
    setError(null)
    if (type === undefined || whom === undefined || Object.keys(lacking).length > 0) return
    setBusy(true)
    try {
      const { customer_id } = await customerOf(whom, setWhom)
      // What costs nothing takes no money; what is empty is no means.
      const payments = means.filter(({ amount }) => toUnits(amount) > 0)
      const { data } = await once((key) =>
        api.POST('/api/passes/sell/', {
          params: { header: { 'idempotency-key': key } },
          body: { type_id: type.id, customer_id, payments },
        }),
      )
      await touched()
      if (data !== undefined) onSold(data)
    } catch (refused) {
      setError(refused)
    } finally {
      setBusy(false)
    }
  }
  const fields = fieldErrors(error)
  const customerError = lacks.customer ?? fields.name ?? fields.phone ?? fields.email ?? fields.customer_id
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <Stack>
        <Select
          label={t('whichPass')}
          required
          allowDeselect={false}
          data={types.map(({ id, name, price, currency }) => ({
            value: id,
            label: `${name} · ${format.money(price, currency)}`,
          }))}
          value={typeId}
          onChange={choose}
          error={lacks.type ?? fields.type_id}
        />
        {customer === undefined ? (
          <CustomerField value={whom} onChange={setWhom} isRequired error={customerError} />
        ) : (
          <Text>
            <Text span c="dimmed">
              {t('customer')}
            </Text>{' '}
            <bdi>{customer.name || customer.email || customer.phone}</bdi>
          </Text>
        )}
        {type === undefined ? null : (
          <>
            <MeansFields price={type.price} currency={type.currency} value={means} onChange={setMeans} />
            {missing === 0 ? null : (
              <Alert color="orange" role="status">
                {t(missing > 0 ? 'stillMissing' : 'tooMuch', {
                  amount: format.money(Math.abs(missing) / 1_000_000, type.currency),
                })}
              </Alert>
            )}
          </>
        )}
        {error === null || Object.keys(fields).some((name) => name === 'type_id') ? null : (
          <Failure error={error} reset={() => void send()} />
        )}
        <Button type="submit" size="md" loading={isBusy} disabled={missing !== 0}>
          {type === undefined ? t('sell') : t('sellFor', { amount: format.money(type.price, type.currency) })}
        </Button>
      </Stack>
    </form>
  )
}
