import { Group, Input, NumberInput, Select } from '@mantine/core'
import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Typed } from './numbers.ts'

const sizes = { minutes: 1, hours: 60, days: 1440 } as const
type Unit = keyof typeof sizes
const units = Object.keys(sizes) as Unit[]

export interface SpanInputProps {
  label: string
  description?: string
  /** In minutes, whichever unit is shown. */
  value?: Typed
  onChange?: (minutes: Typed) => void
  error?: ReactNode
  placeholder?: string
}

/** How long: typed in the unit in which people say it. */
export function SpanInput({ label, description, value = '', onChange, error, placeholder }: SpanInputProps) {
  const { t } = useTranslation('ui')
  const id = useId()
  const [unit, setUnit] = useState<Unit>(() => largestUnit(Number(value)))
  const shown = value === '' ? '' : Number(value) / sizes[unit]
  return (
    <Input.Wrapper id={id} label={label} description={description} error={error}>
      <Group gap="xs" wrap="nowrap" mt={4}>
        <NumberInput
          id={id}
          flex={1}
          miw={0}
          min={0}
          value={shown}
          placeholder={placeholder}
          error={error !== undefined && error !== null}
          onChange={(typed) => onChange?.(typed === '' ? '' : Math.round(Number(typed) * sizes[unit]))}
        />
        <Select
          w={120}
          aria-label={t('unitOf', { field: label })}
          allowDeselect={false}
          value={unit}
          data={units.map((one) => ({ value: one, label: t(`units.${one}`) }))}
          onChange={(chosen) => chosen !== null && setUnit(chosen)}
        />
      </Group>
    </Input.Wrapper>
  )
}

function largestUnit(minutes: number): Unit {
  if (minutes > 0 && minutes % sizes.days === 0) return 'days'
  return minutes > 0 && minutes % sizes.hours === 0 ? 'hours' : 'minutes'
}
