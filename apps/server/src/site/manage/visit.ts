import type { FastifyRequest } from 'fastify'
import { type Booking, bookingOf, manageTokenOf, standingOf } from '../../modules/bookings/index.ts'
import { balanceOf, listReceiptsOf, type PayOptions, takesPaymentsOnline } from '../../modules/payments/index.ts'
import type { SettingsOf } from '../../modules/tenants/index.ts'
import type { View } from '../visitor.ts'
import { type ManageWords, manageWords, type VisitState } from '../words/manage/index.ts'

export interface ManageOptions {
  settings: SettingsOf
  /** Has signed the links. */
  secret: string
  paying: PayOptions
}

/** A booking as its customer sees it, with all that is said about it. */
export interface Visit {
  view: View
  say: ManageWords
  /** In front of all its addresses. */
  base: string
  booking: Booking
  items: Awaited<ReturnType<typeof bookingOf>>['items']
  standing: ReturnType<typeof standingOf>
  /** How it would stand at another time. */
  standingAt(startTime: Temporal.Instant): ReturnType<typeof standingOf>
  balance: Awaited<ReturnType<typeof balanceOf>>
  receipts: Awaited<ReturnType<typeof listReceiptsOf>>
  /** Whether what is due can be paid here. */
  isPayable: boolean
  state: VisitState
}

export async function visitOf(view: View, id: string, { secret, paying }: ManageOptions): Promise<Visit> {
  const { tenant, now } = view.request
  const { db } = tenant
  const [found, balance, receipts, takesPayments] = await Promise.all([
    bookingOf(db, id, view.language),
    balanceOf(db, id),
    listReceiptsOf(db, id),
    takesPaymentsOnline(db, (account) => paying.providers.isUsable(account)),
  ])
  const { booking, items } = found
  const occasion = { now, language: view.language, timeZone: view.settings.zone.name }
  const state = stateOf(booking, now)
  const wants = state !== 'held' && state !== 'requested' && state !== 'declined' && state !== 'lapsed'
  return {
    view,
    say: manageWords[view.language],
    // After a move it may live longer.
    base: `/b/${manageTokenOf(secret, tenant.id, booking)}`,
    ...{ booking, items, balance, receipts, state },
    standing: standingOf(found, occasion),
    standingAt: (startTime) => {
      const endTime = startTime.add(booking.endTime.since(booking.startTime))
      return standingOf({ ...found, booking: { ...booking, startTime, endTime } }, occasion)
    },
    isPayable: takesPayments && wants && balance.balanceMinor > 0,
  }
}

/** How a booking stands for whoever made it: what nobody confirmed in time has lapsed, written down or not. */
export function stateOf(
  { status, awaitsPayment, expiresAt, endTime }: Booking,
  now: FastifyRequest['now'],
): VisitState {
  const isPast = (at: Temporal.Instant | null) => at !== null && Temporal.Instant.compare(at, now) <= 0
  switch (status) {
    case 'held':
      return isPast(expiresAt) ? 'lapsed' : 'held'
    case 'pending':
      if (isPast(expiresAt)) return 'lapsed'
      return awaitsPayment ? 'unpaid' : 'requested'
    case 'confirmed':
      return isPast(endTime) ? 'over' : 'confirmed'
    case 'checked_in':
      return isPast(endTime) ? 'over' : 'here'
    case 'completed':
      return 'over'
    case 'no_show':
      return 'missed'
    case 'expired':
      return 'lapsed'
    default:
      return status
  }
}
