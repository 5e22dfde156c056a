import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import { queries } from '../api/client.ts'
import { nameOfCustomer, useCustomerNames } from './names.ts'

export interface CustomerSelectProps {
  label: string
  value: string | undefined
  onChange: (id: string | undefined) => void
  /** Shown where nobody is found. */
  nobody: string
  placeholder?: string
  /** Somebody who is not to be chosen. */
  without?: string
}

/** Finds one among thousands: the server searches, by name, address or number. */
export function CustomerSelect({ label, value, onChange, nobody, placeholder, without }: CustomerSelectProps) {
  const [text, setText] = useState('')
  const [asked] = useDebouncedValue(text.trim(), 250)
  const name = useCustomerNames([value ?? null])(value)
  const { data } = queries.useQuery(
    'get',
    '/api/customers/',
    {
      params: {
        query: { page_size: 20, ordering: 'name', ...(asked === '' || asked === name ? {} : { search: asked }) },
      },
    },
    { placeholderData: keepPreviousData },
  )
  const found = (data?.results ?? [])
    .filter(({ id }) => id !== without)
    .map((customer) => ({
      value: customer.id,
      label: nameOfCustomer(customer),
      hint: [customer.name === '' ? '' : customer.email, customer.phone].filter(Boolean).join(' · '),
    }))
  const choices =
    value === undefined || name === undefined || found.some((one) => one.value === value)
      ? found
      : [{ value, label: name, hint: '' }, ...found]
  return (
    <Select
      label={label}
      searchable
      clearable
      {...(placeholder === undefined ? {} : { placeholder })}
      data={choices}
      value={value ?? null}
      onChange={(id) => onChange(id ?? undefined)}
      searchValue={text}
      onSearchChange={setText}
      // The server has searched, and forgives more than this list would.
      filter={({ options }) => options}
      nothingFoundMessage={nobody}
      renderOption={({ option }) => (
        <span>
          <bdi>{option.label}</bdi>
          <small style={{ display: 'block' }} dir="ltr">
            {choices.find((one) => one.value === option.value)?.hint}
          </small>
        </span>
      )}
    />
  )
}
