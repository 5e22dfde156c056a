import type { Zone } from '../../../core/time.ts'
import type { BookedAddon } from '../tables.ts'

/** One of the things that are to be done. */
export interface PartWanted {
  serviceId: string
  variantId?: string | null | undefined
  addonIds?: readonly string[] | undefined
  /** What was agreed on before, in the place of `addonIds`: of a booking that is to be moved. */
  addons?: readonly BookedAddon[] | undefined
}

/** What a time is asked for. */
export interface Wish {
  /** What is done first and what follows it, back to back. */
  parts: readonly [PartWanted, ...PartWanted[]]
  /** Of whoever is to do the first; without it anybody. */
  staffId?: string | undefined
  seats?: number | undefined
  /** A booking that is to be moved: its own time is free for it. */
  exclude?: string | undefined
  /** How long it is to take, whatever its service says: of one thing alone, and not of a class. */
  minutes?: number | undefined
  /** For somebody who stands at the counter: any minute will do, and the service's notice does not count. */
  isWalkIn?: boolean | undefined
}

export interface Moment {
  zone: Zone
  /** In milliseconds since 1970, to the microsecond. */
  now: number
}

/** The first and the last date, days since 1970, both included. */
export interface Dates {
  from: number
  to: number
}
