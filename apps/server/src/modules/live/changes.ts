import type { InsideAction, Visitor } from '../../core/permissions.ts'
import { reachOf } from '../../core/permissions.ts'

export const subjects = ['bookings', 'customers', 'payments', 'waitlist', 'catalogue', 'settings'] as const
export type Subject = (typeof subjects)[number]

/** What changed, by subject: these rows, or `null` for any. */
export type Changes = ReadonlyMap<Subject, ReadonlySet<string> | null>

/** A trace that some change left. */
export interface Trace {
  /** Of the row that tells it. */
  id: string
  subject: Subject
  objectId: string | null
}

const readingOf: Readonly<Record<Subject, InsideAction>> = {
  bookings: 'bookings.read',
  customers: 'customers.read',
  payments: 'payments.read',
  waitlist: 'waitlist.read',
  catalogue: 'catalogue.read',
  settings: 'settings.read',
}

/** More at a time are read anew as a whole. */
const mostIds = 100

export function changesOf(traces: readonly Trace[]): Changes {
  const changes = new Map<Subject, Set<string> | null>()
  for (const { subject, objectId } of traces) {
    const known = changes.get(subject)
    if (objectId === null || (known?.size ?? 0) >= mostIds) changes.set(subject, null)
    else if (known !== null) changes.set(subject, (known ?? new Set()).add(objectId))
  }
  return changes
}

/** Of whatever cannot be said, everything may have changed. */
export const anything: Changes = new Map(subjects.map((subject) => [subject, null]))

/**
 * What somebody is told of changes: nothing of what they may not read, and of what is theirs in part only that something
 * changed, for an id would tell them of others' rows.
 */
export function heardBy(visitor: Visitor, changes: Changes): { subject: Subject; ids?: string[] }[] {
  return [...changes].flatMap(([subject, ids]) => {
    const reach = reachOf(visitor, readingOf[subject])
    if (reach === undefined) return []
    return [reach === 'own' || ids === null ? { subject } : { subject, ids: [...ids] }]
  })
}
