import { Button, Group, SegmentedControl, Stack, TextInput } from '@mantine/core'
import { Plus, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { type TillMethod, tillMethods } from '../money/kinds.ts'
import { fromUnits, toUnits } from '../money/minor.ts'
import { MoneyField } from '../money/money-field.tsx'

/** What is laid on the counter by one means. */
export interface Means {
  method: TillMethod
  amount: string
  reference: string
}

/** How much of a price is missing, in millionths; below zero, how much is too much. */
export function missingOf(means: readonly Means[], price: string): number {
  return toUnits(price) - means.reduce((sum, { amount }) => sum + toUnits(amount), 0)
}

const most = 4

/** By which means a price is paid: one, or several that come to it. */
export function MeansFields({
  price,
  currency,
  value,
  onChange,
}: {
  price: string
  currency: string
  value: readonly Means[]
  onChange: (means: Means[]) => void
}) {
  const { t } = useTranslation(['money', 'passes', 'ui'])
  const change = (at: number, part: Partial<Means>) =>
    onChange(value.map((one, index) => (index === at ? { ...one, ...part } : one)))
  const add = () => {
    const method = tillMethods.find((one) => value.every((used) => used.method !== one)) ?? 'cash'
    onChange([...value, { method, amount: fromUnits(Math.max(0, missingOf(value, price))), reference: '' }])
  }
  return (
    <Stack gap="lg">
      {value.map(({ method, amount, reference }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place, and nothing else tells them apart
        <Stack key={index} gap="xs" component="fieldset" bd={0} p={0} m={0} aria-label={t('money:columns.method')}>
          <SegmentedControl
            aria-label={t('money:columns.method')}
            fullWidth
            value={method}
            onChange={(chosen) => change(index, { method: chosen as TillMethod })}
            data={tillMethods.map((one) => ({ value: one, label: t(`money:methods.${one}`) }))}
          />
          <Group align="end" wrap="nowrap">
            <MoneyField
              label={t('money:columns.amount')}
              currency={currency}
              value={amount}
              onChange={(typed) => change(index, { amount: typed })}
              flex={1}
              miw={0}
            />
            {method === 'cash' ? null : (
              <TextInput
                label={t('money:columns.reference')}
                value={reference}
                onChange={({ currentTarget }) => change(index, { reference: currentTarget.value })}
                dir="auto"
                maxLength={200}
                flex={1}
                miw={0}
              />
            )}
            {value.length === 1 ? null : (
              <Button
                variant="default"
                px="xs"
                aria-label={t('ui:delete')}
                onClick={() => onChange(value.filter((_, at) => at !== index))}
              >
                <X size={16} aria-hidden />
              </Button>
            )}
          </Group>
        </Stack>
      ))}
      {value.length >= most ? null : (
        <Button
          variant="subtle"
          leftSection={<Plus size={16} aria-hidden />}
          style={{ alignSelf: 'start' }}
          onClick={add}
        >
          {t('passes:anotherMeans')}
        </Button>
      )}
    </Stack>
  )
}
