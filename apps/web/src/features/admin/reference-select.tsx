import { Select, type SelectProps } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { nameOf } from './model.ts'
import { useRowsOf } from './rows.ts'

/** A row of another model, by its name; typing asks the server. */
export function ReferenceSelect({ model, ...props }: SelectProps & { model: string }) {
  const [text, setText] = useState('')
  const [search] = useDebouncedValue(text, 300)
  const rows = useRowsOf(model, search)
  const found = (rows.data?.results ?? []).map((row) => ({ value: row.id, label: nameOf(row) }))
  const { value } = props
  // What is chosen has its place though the first hundred lack it.
  const isMissing = typeof value === 'string' && value !== '' && !found.some((row) => row.value === value)
  const data = isMissing ? [{ value, label: value.slice(-8) }, ...found] : found
  return (
    <Select {...props} data={data} searchable clearable onSearchChange={setText} filter={({ options }) => options} />
  )
}
