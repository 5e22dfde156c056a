import { TextInput, type TextInputProps } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { Search } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'

export interface SearchFieldProps extends Omit<TextInputProps, 'value' | 'onChange'> {
  label: string
  value: string | undefined
  onChange: (value: string | undefined) => void
}

/** Looks a moment after the last letter, so that a name is one question and not one for each letter. */
export function SearchField({ label, value, onChange, ...props }: SearchFieldProps) {
  const [text, setText] = useState(value ?? '')
  const sent = useRef(value ?? '')
  const send = useDebouncedCallback((wanted: string) => {
    sent.current = wanted
    onChange(wanted === '' ? undefined : wanted)
  }, 250)
  // The address may change from outside: back, or all filters taken away.
  useEffect(() => {
    if ((value ?? '') === sent.current) return
    sent.current = value ?? ''
    setText(value ?? '')
  }, [value])
  return (
    <TextInput
      type="search"
      label={label}
      leftSection={<Search size={16} aria-hidden />}
      value={text}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value)
        send(currentTarget.value.trim())
      }}
      {...props}
    />
  )
}
