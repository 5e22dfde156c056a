import { TextInput, type TextInputProps } from '@mantine/core'
import { useState } from 'react'

export interface TimeInputProps extends Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue'> {
  /** `09:30`; empty while nothing is typed. */
  value?: string
  onChange?: (time: string) => void
}

/**
 * A time of the day on 24 hours, whatever the browser is set to: its own field would show "02:00 PM" to some. `9`, `930`
 * and `9h30` are understood.
 */
export function TimeInput({ value = '', onChange, ...rest }: TimeInputProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const leave = () => {
    if (typed === null) return
    const time = typed.trim() === '' ? '' : timeOf(typed)
    setTyped(null)
    if (time !== undefined && time !== value) onChange?.(time)
  }
  return (
    <TextInput
      dir="ltr"
      inputMode="numeric"
      placeholder="--:--"
      maxLength={5}
      {...rest}
      value={typed ?? value}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value)
        // What is already whole counts at once; the rest when one leaves the field.
        if (/^\d\d:\d\d$/.test(currentTarget.value)) {
          const time = timeOf(currentTarget.value)
          if (time !== undefined) onChange?.(time)
        }
      }}
      onBlur={leave}
    />
  )
}

function timeOf(typed: string): string | undefined {
  const [, hours = '', minutes = '0'] = /^\s*(\d{1,2})\s*[:hH.]?\s*(\d{2})?\s*$/.exec(typed) ?? []
  if (hours === '' || Number(hours) > 24 || Number(minutes) > 59) return undefined
  if (Number(hours) === 24) return Number(minutes) === 0 ? '00:00' : undefined
  return `${hours.padStart(2, '0')}:${minutes.padStart(2, '0')}`
}
