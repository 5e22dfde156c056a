import { setTimeout } from 'node:timers/promises'
import type { TenantHandle, TenantTx } from '@bookme/tenancy'
import type { Language } from '../../../core/i18n.ts'
import { enqueue } from '../../../core/jobs/index.ts'
import { BookingNotFoundError, type Doer, lockBooking, record } from '../../bookings/index.ts'
import type { Booking } from '../../bookings/tables.ts'
import { accountInUse, findAccount, opened } from '../accounts/accounts.ts'
import type { AccountSeal } from '../accounts/secrets.ts'
import { IntentNotFoundError, NothingToPayError } from '../errors.ts'
import { type Balance, balanceOf } from '../ledger/ledger.ts'
import {
  BegunElsewhereError,
  type Providers,
  ProviderUnavailableError,
  type Purchase,
  type WayToPay,
} from '../providers/index.ts'
import type { Intent, ProviderName } from '../tables.ts'
import { firstCheckAt } from './handlers.ts'
import {
  changeIntent,
  findIntent,
  findPayer,
  insertIntent,
  isOpenIntent,
  lockOpenIntent,
  markRedirected,
} from './intent-queries.ts'
import { AskProvider, CancelAtProvider } from './jobs.ts'

/** What is asked for: what is due for the booking to stand, or all that is not paid yet. */
export type Part = 'deposit' | 'balance'

/** What is to be paid now, and with whom; `manual`: by hand, and nothing is open. */
export interface Asked {
  intentId: string | null
  purpose: Intent['purpose']
  amountMinor: number
  currency: string
  provider: ProviderName
}

/** A link to a provider's page is worth something for so long; Stripe takes at most 24 hours. */
const openHours = 23
const payable: readonly Booking['status'][] = ['confirmed', 'checked_in', 'completed', 'no_show', 'cancelled']

/**
 * Asks for a payment. Of a booking one is open at a time: who asks for the same gets the same, and where the sum has
 * changed meanwhile another takes its place.
 *
 * @throws {BookingNotFoundError} @throws {NothingToPayError}
 */
export async function askForPayment(
  tx: TenantTx,
  bookingId: string,
  { part, providers, by, now }: { part: Part | undefined; providers: Providers; by: Doer; now: Temporal.Instant },
): Promise<Asked> {
  const booking = await lockBooking(tx, bookingId)
  if (booking === undefined) throw new BookingNotFoundError(`There is no booking ${bookingId} here.`)
  const due = dueOf(booking, await balanceOf(tx, bookingId), part, now)
  const account = await accountInUse(tx, (one) => providers.isUsable(one))
  const provider = account?.provider ?? 'manual'
  const asked = { ...due, provider }
  const open = await lockOpenIntent(tx, bookingId)
  const isSame =
    open?.amountMinor === due.amountMinor &&
    open.currency === due.currency &&
    open.provider === provider &&
    (open.expiresAt === null || Temporal.Instant.compare(now, open.expiresAt) < 0)
  if (open !== undefined && isSame) return { ...asked, intentId: open.id, purpose: open.purpose }
  if (open !== undefined) await voidIntent(tx, open)
  if (provider === 'manual') return { ...asked, intentId: null }
  const longest = now.add({ hours: openHours })
  const { expiresAt: until } = booking
  const expiresAt =
    booking.awaitsPayment && until !== null && Temporal.Instant.compare(until, longest) < 0 ? until : longest
  const nextCheckAt = firstCheckAt(now)
  const accountRef = account?.publicId ?? null
  const { id } = await insertIntent(tx, {
    accountRef,
    ...{ ...asked, bookingId, customerId: booking.customerId, expiresAt, nextCheckAt, createdAt: now, updatedAt: now },
  })
  await Promise.all([
    enqueue(tx, AskProvider, { intent_id: id }, { dueAt: nextCheckAt }),
    record(
      tx,
      {
        ...{ bookingId, kind: 'payment_started', fromStatus: booking.status, toStatus: booking.status },
        after: { payment: id, amount_minor: due.amountMinor, currency: due.currency },
      },
      by,
    ),
  ])
  return { ...asked, intentId: id }
}

/** Nobody is to pay it any more; what comes in all the same is written down. */
async function voidIntent(tx: TenantTx, { id }: Intent): Promise<void> {
  await changeIntent(tx, id, { status: 'voided', nextCheckAt: null })
  await enqueue(tx, CancelAtProvider, { intent_id: id })
}

/** @throws {NothingToPayError} */
function dueOf(booking: Booking, balance: Balance, part: Part | undefined, now: Temporal.Instant) {
  const { balanceMinor, depositMinor, paidMinor, refundedMinor, currency } = balance
  const waits =
    booking.awaitsPayment && (booking.expiresAt === null || Temporal.Instant.compare(now, booking.expiresAt) < 0)
  const missing = depositMinor - (paidMinor - refundedMinor)
  const wantsDeposit = part === undefined ? waits && missing > 0 : part === 'deposit'
  const amountMinor = wantsDeposit ? missing : balanceMinor
  if (!(waits || payable.includes(booking.status)) || amountMinor <= 0) {
    throw new NothingToPayError('There is nothing to be paid for this booking now.')
  }
  const isAll = amountMinor === booking.priceMinor
  const purpose = wantsDeposit && !isAll ? 'deposit' : isAll && waits ? 'prepayment' : 'balance'
  return { amountMinor, currency, purpose } as const
}

export interface Around {
  tenant: TenantHandle
  providers: Providers
  seal: AccountSeal
  language: Language
  /** The addresses of this payment. */
  urlsOf(intent: Intent): Purchase['urls']
  now: Temporal.Instant
}

/**
 * The way to the provider's page for a payment that is open: made once, whoever asks.
 *
 * @returns `undefined`: it is not open any more
 * @throws {IntentNotFoundError} @throws {ProviderUnavailableError} @throws {AmountUnfitError}
 */
export async function wayToPay(id: string, around: Around): Promise<{ intent: Intent; way: WayToPay | undefined }> {
  const { tenant, providers, seal, language, urlsOf, now } = around
  const { db } = tenant
  const intent = await findIntent(db, id)
  if (intent === undefined) throw new IntentNotFoundError('There is no such payment here.')
  const isPast = intent.expiresAt !== null && Temporal.Instant.compare(now, intent.expiresAt) >= 0
  if (!isOpenIntent(intent) || isPast) return { intent, way: undefined }
  const page = pageOf(intent)
  if (page !== undefined) return { intent, way: page }
  const provider = providers.find(intent.provider)
  const found = await findAccount(db, intent.provider)
  if (provider === undefined || found === undefined) {
    throw new ProviderUnavailableError('This business takes no payments by this provider now.')
  }
  const payer = await findPayer(db, intent.customerId)
  const account = opened(seal, tenant.id, found, intent)
  const purchase = { intent, description: tenant.name, language, payer, urls: urlsOf(intent), now }
  const begun = await provider.begin(purchase, account).catch((error: unknown) => {
    if (error instanceof BegunElsewhereError) return undefined
    throw error
  })
  if (begun === undefined) return begunElsewhere(tenant, id)
  const { way, providerRef } = begun
  const redirected = await markRedirected(db, id, { providerRef, url: way.kind === 'redirect' ? way.url : null })
  if (redirected !== undefined) return { intent: redirected, way }
  // Somebody else has begun it at the same time; or it came to its end meanwhile, and its page is for nobody.
  const current = (await findIntent(db, id)) ?? intent
  // Two attempts may have made two pages: everybody is sent to the one that is written down.
  if (isOpenIntent(current)) return { intent: current, way: pageOf(current) ?? way }
  await provider.cancel({ ...current, providerRef }, account)
  return { intent: current, way: undefined }
}

/** The page that is there already. */
function pageOf({ metadata }: Intent): WayToPay | undefined {
  const { url } = metadata as { url?: string | null }
  return typeof url === 'string' ? { kind: 'redirect', url } : undefined
}

/** What somebody else makes at this moment, written down as soon as their answer is here. */
async function begunElsewhere({ db }: TenantHandle, id: string) {
  for (let left = 20; left > 0; left--) {
    const intent = await findIntent(db, id)
    const way = intent === undefined || !isOpenIntent(intent) ? undefined : pageOf(intent)
    if (intent !== undefined && (way !== undefined || !isOpenIntent(intent))) return { intent, way }
    await setTimeout(100)
  }
  throw new ProviderUnavailableError('Somebody else opens this payment right now.')
}
