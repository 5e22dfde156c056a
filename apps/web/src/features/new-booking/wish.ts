import { useMemo, useState } from 'react'
import { queries } from '../../api/client.ts'
import type { Row } from '../../api/types.ts'
import { useServices } from '../../lookups/catalogue.ts'
import { useMe, useSeesAll } from '../../shell/business.ts'
import type { Open } from '../../shell/open.ts'

export type Customer = Row<'customers_list'>

export type KnownCustomer = Pick<Customer, 'id' | 'name' | 'phone' | 'email' | 'blocked_at' | 'blocked_reason'>

/** Somebody who is in the books, or who is about to be. */
export type Whom =
  | { kind: 'known'; customer: KnownCustomer }
  | { kind: 'new'; name: string; phone: string; email: string }

/** What is wanted, as far as it has been said. */
export interface Wish {
  whom: Whom | undefined
  setWhom: (whom: Whom | undefined) => void
  /** Whoever it is for is blocked, and nobody has said yet that they are booked nevertheless. */
  isStopped: boolean
  despiteBlock: boolean
  setDespite: (isDespite: boolean) => void
  serviceId: string | null
  setService: (id: string | null) => void
  variantId: string | null
  setVariant: (id: string | null) => void
  addonIds: string[]
  setAddons: (ids: string[]) => void
  staffId: string | null
  setStaff: (id: string | null) => void
  /** One books for one's own calendar alone. */
  isOwnOnly: boolean
  at: string | undefined
  setAt: (at: string | undefined) => void
  /** As the engine is asked. */
  query: { service: string; variant?: string; addons?: string; staff?: string } | undefined
}

export function useWish(begin: Open): Wish {
  const { staff: own } = useMe()
  const isOwnOnly = !useSeesAll('bookings.write')
  const services = useServices()
  const [whom, setWhom] = useState<Whom>()
  const [serviceId, setServiceId] = useState<string | null>(begin.what ?? null)
  const [variantId, setVariant] = useState<string | null>(null)
  const [addonIds, setAddons] = useState<string[]>([])
  const [staffId, setStaff] = useState<string | null>(isOwnOnly ? (own?.id ?? null) : (begin.who ?? null))
  const [at, setAt] = useState(begin.at)
  const [despite, setDespite] = useState<string>()
  // Whoever comes from a customer's page, or from somebody who waits, has said who it is for.
  const id = begin.for ?? ''
  const params = { path: { id } }
  const { data: known } = queries.useQuery('get', '/api/customers/{id}/', { params }, { enabled: id !== '' })
  const chosen = whom ?? (known === undefined ? undefined : { kind: 'known' as const, customer: known })
  // Of this one alone: whoever is chosen next is looked at anew.
  const knownId = chosen?.kind === 'known' ? chosen.customer.id : undefined
  const despiteBlock = knownId !== undefined && despite === knownId
  const isBlocked = chosen?.kind === 'known' && chosen.customer.blocked_at !== null
  // Where there is one service, nobody has to choose.
  const service = serviceId ?? (services.length === 1 ? (services[0]?.id ?? null) : null)
  const query = useMemo(
    () =>
      service === null
        ? undefined
        : {
            service,
            ...(variantId === null ? {} : { variant: variantId }),
            ...(addonIds.length === 0 ? {} : { addons: addonIds.join(',') }),
            ...(staffId === null ? {} : { staff: staffId }),
          },
    [service, variantId, addonIds, staffId],
  )
  return {
    ...{ whom: chosen, setWhom, serviceId: service, variantId, setVariant, addonIds, setAddons, staffId, setStaff },
    ...{ isOwnOnly, at, setAt, query, despiteBlock, isStopped: isBlocked && !despiteBlock },
    setDespite: (isDespite) => setDespite(isDespite ? knownId : undefined),
    setService: (next) => {
      setServiceId(next)
      setVariant(null)
      setAddons([])
    },
  }
}

/** What every body has that books something. */
export const bodyOf = ({ serviceId, variantId, addonIds, staffId, despiteBlock }: Wish) => ({
  service_id: serviceId ?? '',
  ...(variantId === null ? {} : { variant_id: variantId }),
  ...(addonIds.length === 0 ? {} : { addon_ids: addonIds }),
  ...(staffId === null ? {} : { staff_id: staffId }),
  ...(despiteBlock ? { despite_block: true } : {}),
})
