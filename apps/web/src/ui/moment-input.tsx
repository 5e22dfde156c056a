import { Group, Input, TextInput } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { TimeInput } from './time-input.tsx'

export interface MomentInputProps {
  label: string
  /** Wall time of the business, `2030-01-07T12:00`; empty while no date is chosen. */
  value?: string
  onChange?: (moment: string) => void
  error?: ReactNode
  required?: boolean
}

/** A date and a time on it; whoever says no time means its beginning. */
export function MomentInput({ label, value = '', onChange, error, required = false }: MomentInputProps) {
  const { t } = useTranslation('ui')
  const id = useId()
  const [date = '', time = ''] = value.split('T')
  return (
    <Input.Wrapper id={id} label={label} error={error} required={required}>
      <Group gap="xs" wrap="nowrap" mt={4}>
        <TextInput
          id={id}
          type="date"
          flex={1}
          miw={0}
          value={date}
          error={error !== undefined && error !== null}
          onChange={({ currentTarget }) =>
            onChange?.(currentTarget.value === '' ? '' : `${currentTarget.value}T${time || '00:00'}`)
          }
        />
        <TimeInput
          w={76}
          aria-label={t('timeOf', { field: label })}
          disabled={date === ''}
          value={time}
          onChange={(typed) => onChange?.(`${date}T${typed || '00:00'}`)}
        />
      </Group>
    </Input.Wrapper>
  )
}
