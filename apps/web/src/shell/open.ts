import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { oneOf, type Search, textOf } from '../ui/address.ts'

/** What stands open over a screen, in the address: so that it can be sent to a colleague, and "back" closes it. */
export interface Open {
  booking?: string | undefined
  new?: 'booking' | 'walk-in' | undefined
  /** What a new booking begins with. */
  for?: string | undefined
  what?: string | undefined
  who?: string | undefined
  at?: string | undefined
}

export function readOpen(search: Search): Open {
  return {
    booking: textOf(search.booking),
    new: oneOf(['booking', 'walk-in'] as const, search.new),
    for: textOf(search.for),
    what: textOf(search.what),
    who: textOf(search.who),
    at: textOf(search.at),
  }
}

const nothing: Open = {
  ...{ booking: undefined, new: undefined, for: undefined },
  ...{ what: undefined, who: undefined, at: undefined },
}

export function useOpen() {
  const open: Open = useSearch({ strict: false })
  const navigate = useNavigate()
  // Ways that stay the same while the address changes: a calendar of hundreds is not drawn anew for a drawer over it.
  const ways = useMemo(() => {
    const show = (wanted: Open) =>
      void navigate({ to: '.', search: ((before: object) => ({ ...before, ...nothing, ...wanted })) as never })
    return {
      openBooking: (booking: string) => show({ booking }),
      openNew: (wanted: Omit<Open, 'booking'> = {}) => show({ new: 'booking', ...wanted }),
      close: () => show({}),
    }
  }, [navigate])
  return { open, ...ways }
}
