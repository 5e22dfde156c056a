import { NumberInput, type NumberInputProps } from '@mantine/core'
import { useFormat } from '../../i18n/format.ts'

export interface MoneyFieldProps extends Omit<NumberInputProps, 'value' | 'onChange'> {
  currency: string
  /** As the API writes it, '120.00'; empty while nothing is typed. */
  value?: string
  onChange?: (value: string) => void
}

/** An amount: a comma or a point, as the hand is used to, and as many digits behind it as the currency has. */
export function MoneyField({ currency, value = '', onChange, ...props }: MoneyFieldProps) {
  const { locale } = useFormat()
  const digits =
    new Intl.NumberFormat(locale, { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  return (
    <NumberInput
      value={value}
      onChange={(typed) => onChange?.(typed === '' ? '' : String(typed))}
      valueIsNumericString
      decimalScale={digits}
      allowedDecimalSeparators={[',', '.']}
      decimalSeparator={locale.startsWith('fr') ? ',' : '.'}
      min={0}
      hideControls
      inputMode="decimal"
      rightSection={
        <span style={{ fontSize: 12 }} aria-hidden>
          {currency}
        </span>
      }
      rightSectionWidth={52}
      {...props}
    />
  )
}
