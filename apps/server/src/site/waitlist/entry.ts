import { bookingOf, latestPolicy, manageTokenOf, policyInWords } from '../../modules/bookings/index.ts'
import { type AskedField, listFields } from '../../modules/services/index.ts'
import { findWaiting, todayOf } from '../../modules/waitlist/index.ts'
import type { View } from '../visitor.ts'
import { type WaitState, type WaitWords, waitWords } from '../words/wait.ts'

type Found = NonNullable<Awaited<ReturnType<typeof findWaiting>>>

/** What somebody waits for, as they see it. */
export interface Waiting {
  view: View
  say: WaitWords
  base: string
  found: Found
  state: WaitState
  /** What is offered and open, or was accepted, with what has to be known before it is taken. */
  offered: (Awaited<ReturnType<typeof bookingOf>> & { expiresAt: Temporal.Instant }) | undefined
  fields: readonly AskedField[]
  policy: readonly string[]
  /** Where the booking is that came of it. */
  booked: string | undefined
}

/** @returns `undefined`: nobody waits under this id any more */
export async function waitingOf(
  view: View,
  { id, token, secret }: { id: string; token: string; secret: string },
): Promise<Waiting | undefined> {
  const { tenant, now } = view.request
  const { db } = tenant
  const found = await findWaiting(db, id, view.language)
  if (found === undefined) return undefined
  const { entry, offer } = found
  const visit =
    offer === undefined
      ? undefined
      : { ...(await bookingOf(db, offer.bookingId, view.language)), expiresAt: offer.expiresAt }
  const isInTime = offer !== undefined && Temporal.Instant.compare(now, offer.expiresAt) < 0
  const isOpen = offer?.status === 'open' && visit?.booking.status === 'held' && isInTime
  const state = stateOf(found, { isOpen, isInTime, today: todayOf({ zone: view.settings.zone, now }) })
  const [fields, policy] =
    state === 'offered'
      ? await Promise.all([listFields(db, [entry.serviceId], view.language), latestPolicy(db)])
      : [[], undefined]
  const isBooked = offer?.status === 'accepted' && visit !== undefined
  return {
    ...{ view, found, state, fields, say: waitWords[view.language], base: `/w/${token}` },
    offered: visit,
    policy: policy === undefined ? [] : policyInWords(policy, view.language),
    booked: isBooked ? `/b/${manageTokenOf(secret, tenant.id, visit.booking)}` : undefined,
  }
}

function stateOf(
  { entry }: Found,
  { isOpen, isInTime, today }: { isOpen: boolean; isInTime: boolean; today: string },
): WaitState {
  if (isOpen) return 'offered'
  if (entry.status === 'booked') return 'booked'
  if (entry.status === 'cancelled') return 'left'
  if (entry.toDate < today) return 'over'
  if (entry.status === 'waiting') return 'waiting'
  // Where the business took the time back before it lapsed, nobody has failed to answer.
  return entry.status === 'offered' && isInTime ? 'waiting' : 'missed'
}
