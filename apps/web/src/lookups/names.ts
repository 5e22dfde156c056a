import { queries } from '../api/client.ts'
import { useMay } from '../shell/business.ts'
import { useWhole } from './whole.ts'

/** Changes seldom: asked for once in a while, and shared by every screen. */
const forLong = { staleTime: 5 * 60_000 }

export interface Choice {
  value: string
  label: string
}

export type NameOf = (id: string | null | undefined) => string | undefined

/** The people who work there, in their order. */
export function useStaffChoices(): Choice[] {
  const may = useMay()
  const isAllowed = may('team.read') || may('catalogue.read')
  const { data } = useWhole('/api/staff/', { ordering: 'position' }, { ...forLong, enabled: isAllowed })
  return (data?.results ?? []).map(({ id, name }) => ({ value: id, label: name }))
}

export function useServiceChoices(): Choice[] {
  const { data } = useWhole('/api/services/', { ordering: 'name' }, forLong)
  return (data?.results ?? []).map(({ id, name }) => ({ value: id, label: name }))
}

export function nameIn(choices: readonly Choice[]): NameOf {
  const names = new Map(choices.map(({ value, label }) => [value, label]))
  return (id) => (id == null ? undefined : names.get(id))
}

/** The customers of a page of rows, asked for together. */
export function useCustomerNames(ids: readonly (string | null)[]): NameOf {
  const may = useMay()
  const wanted = [...new Set(ids.filter((id) => id !== null))].sort()
  const { data } = queries.useQuery(
    'get',
    '/api/customers/',
    { params: { query: { id__in: wanted.join(','), page_size: 100, fields: 'id,name,email,phone' } } },
    { staleTime: 60_000, enabled: wanted.length > 0 && may('customers.read') },
  )
  return nameIn((data?.results ?? []).map((customer) => ({ value: customer.id, label: nameOfCustomer(customer) })))
}

/** The bookings that a page of rows is about, by their references. */
export function useReferences(ids: readonly (string | null)[]): NameOf {
  const may = useMay()
  const wanted = [...new Set(ids.filter((id) => id !== null))].sort()
  const { data } = queries.useQuery(
    'get',
    '/api/bookings/',
    { params: { query: { id__in: wanted.join(','), page_size: 100, fields: 'id,reference' } } },
    { staleTime: 60_000, enabled: wanted.length > 0 && may('bookings.read') },
  )
  return nameIn((data?.results ?? []).map(({ id, reference }) => ({ value: id, label: reference })))
}

/** Whoever booked with an address alone has no name yet. */
export function nameOfCustomer({ name, email, phone }: { name: string; email: string; phone: string }): string {
  return name || email || phone
}
