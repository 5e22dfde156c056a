import type { FastifyReply, FastifyRequest } from 'fastify'
import { DomainError, NoSuchAddressError } from '../../core/errors.ts'
import { networkKey } from '../../core/network.ts'
import { retrying } from '../../core/postgres.ts'
import {
  type Booking,
  BookingNotFoundError,
  bookingOf,
  type Circumstances,
  confirmHold,
  depositOf,
  doerOf,
  getBooking,
  HoldLapsedError,
  hold,
  holdTokenOf,
  listItems,
  nearestStarts,
  type Reductions,
  readHoldToken,
  termsOf,
  wishOf,
} from '../../modules/bookings/index.ts'
import { takesCodes } from '../../modules/payments/index.ts'
import { listFields } from '../../modules/services/index.ts'
import { cookieSite } from '../language.ts'
import type { Held } from './details.ts'
import type { View } from './page.ts'
import { type Choice, wantedOf } from './visit.ts'

const cookieName = 'bookme_hold'
/** As long as anything is held, with all its renewals. */
const cookieSeconds = 1800

/** Somebody who books for themselves on these pages, whoever they are elsewhere. */
export function aroundOf(
  request: FastifyRequest,
  { settings }: View,
  reductions?: Reductions,
): Circumstances & { now: Temporal.Instant } {
  const by = { ...doerOf(request, 'page'), actorKind: 'customer' as const }
  const around = { zone: settings.zone, maxBookings: settings.maxBookings, now: request.now, by }
  return { ...around, source: 'page', ...(reductions && { reductions }) }
}

/** What this visitor holds already, by their cookie: it is free for them, and given back when they choose another. */
export async function heldBefore(request: FastifyRequest, secret: string): Promise<string | undefined> {
  const token = /(?:^|;\s*)bookme_hold=([\w.-]+)/.exec(request.headers.cookie ?? '')?.[1]
  const id = token === undefined ? undefined : readHoldToken(secret, request.tenant.id, token, request.now)
  if (id === undefined) return undefined
  // What became a booking since is not theirs to choose again.
  const held = await getBooking(request.tenant.db, id).catch((error: unknown) => {
    if (error instanceof BookingNotFoundError) return undefined
    throw error
  })
  return held?.status === 'held' ? id : undefined
}

export function rememberHold(request: FastifyRequest, reply: FastifyReply, token: string, isEmbedded: boolean): void {
  const site = cookieSite(request, isEmbedded)
  reply.header('set-cookie', `${cookieName}=${token}; Path=/; Max-Age=${cookieSeconds}; HttpOnly; ${site}`)
}

/** Keeps a time for whoever chose it. @returns the token of what is held */
export async function takeTime(
  view: View,
  choice: Choice,
  startTime: Temporal.Instant,
  { secret, replaces }: { secret: string; replaces: string | undefined },
): Promise<string> {
  const { request } = view
  const { tenant } = request
  const around = aroundOf(request, view)
  const network = networkKey(secret, tenant.id, request.ip)
  const held = await retrying(() =>
    tenant.transaction((tx) => hold(tx, wantedOf(choice, startTime), around, { network, replaces })),
  )
  return holdTokenOf(secret, tenant.id, held)
}

/** @throws {NoSuchAddressError} nobody was ever given this token here */
export function readHeld(request: FastifyRequest, secret: string): string {
  const { token } = request.params as { token: string }
  const id = readHoldToken(secret, request.tenant.id, token, request.now)
  if (id === undefined) throw new NoSuchAddressError('This time is not held here.')
  return id
}

/** What is held under an id, with everything its page says; and what was chosen, to be asked for again. */
export async function findHeld(view: View, id: string): Promise<Held & { choice: Choice }> {
  const { request } = view
  const { db } = request.tenant
  const [{ booking, items, policy }, parts, terms] = await Promise.all([
    bookingOf(db, id, view.language),
    listItems(db, id),
    termsOf(db, id),
  ])
  const [fields, hasCodes] = await Promise.all([
    listFields(db, [...new Set(parts.map(({ serviceId }) => serviceId))], view.language),
    takesCodes(db),
  ])
  const { status, expiresAt } = booking
  const isLate = expiresAt !== null && Temporal.Instant.compare(expiresAt, request.now) <= 0
  return {
    ...{ booking, items, policy, fields, hasCodes, needsApproval: terms.isRequest },
    hasLapsed: status === 'expired' || (status === 'held' && isLate),
    depositMinor: policy.depositWhen === 'always' ? depositOf(policy, booking, terms.parts, stranger) : 0,
    choice: {
      parts: parts.map(({ serviceId, variantId, addons }) => ({
        ...{ serviceId, variantId: variantId ?? undefined, addonIds: addons.map((addon) => addon.id) },
      })) as Choice['parts'],
      staffId: booking.staffChoice === 'asked' ? booking.staffId : undefined,
      seats: booking.seats,
    },
  }
}

export const stranger = { visits: 0, noShows: 0 }

/**
 * A held time becomes a booking. What is not held any more, or another start that was chosen in its place, is taken
 * first, if it is free.
 */
export async function confirm(
  view: View,
  { booking, choice, hasLapsed }: Pick<Held, 'booking' | 'hasLapsed'> & { choice: Choice },
  who: Parameters<typeof confirmHold>[2],
  {
    secret,
    startTime,
    reductions,
  }: { secret: string; startTime: Temporal.Instant | undefined; reductions: Reductions },
): Promise<Booking> {
  const { request } = view
  const { tenant } = request
  const around = aroundOf(request, view, reductions)
  const network = networkKey(secret, tenant.id, request.ip)
  const start = startTime ?? booking.startTime
  const attempt = (isAnew: boolean) =>
    retrying(() =>
      tenant.transaction(async (tx) => {
        if (!isAnew) return confirmHold(tx, booking.id, who, around)
        const held = await hold(tx, wantedOf(choice, start), around, { network, replaces: booking.id })
        return confirmHold(tx, held.id, who, around)
      }),
    )
  if (hasLapsed || startTime !== undefined) return attempt(true)
  try {
    return await attempt(false)
  } catch (error) {
    // Between the look and the tap.
    if (error instanceof HoldLapsedError) return attempt(true)
    throw error
  }
}

const lostCodes: ReadonlySet<string> = new Set([
  ...['bookings.slot_taken', 'bookings.not_offered', 'bookings.start_in_past'],
  ...['bookings.too_short_notice', 'bookings.start_too_far', 'bookings.too_many_holds'],
])

/** Whether it is the time that is refused, and another one may do. */
export function isLost(error: unknown): error is DomainError {
  return error instanceof DomainError && lostCodes.has(error.code)
}

export function nearestTo(view: View, choice: Choice, startTime: Temporal.Instant): Promise<number[]> {
  const { zone } = view.settings
  const start = Math.max(startTime.epochMilliseconds, view.now)
  const { db } = view.request.tenant
  return nearestStarts(db, wishOf(wantedOf(choice, startTime)), start, { zone, now: view.now })
}
