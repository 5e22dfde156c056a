import type { Language } from '../../../core/i18n.ts'
import type { Intent, ProviderAccount, ProviderName, Refund } from '../tables.ts'

/** A business's contract with a provider, with what is secret of it. It is never logged, kept or shown. */
export interface OpenAccount extends Pick<ProviderAccount, 'provider' | 'isTest' | 'publicId'> {
  tenantId: string
  secrets: Readonly<Record<string, string>>
}

/** What a customer is to pay, and where the provider finds us and sends them back. */
export interface Purchase {
  intent: Intent
  /** What it is for, as the customer reads it at the provider's; no service is named. */
  description: string
  language: Language
  payer: { name: string; email: string | null }
  /** When this attempt is made. */
  now: Temporal.Instant
  /** The page of the payment on the business's own host, and where the provider's server calls us. */
  urls: { page: string; back: string; callback: string }
}

/** How the customer comes to the provider's page. */
export type WayToPay =
  | { kind: 'redirect'; url: string }
  | { kind: 'form'; action: string; fields: Readonly<Record<string, string>> }

export interface Begun {
  way: WayToPay
  /** What the provider calls it: a session, an order. */
  providerRef: string
}

interface Saying {
  /** What the provider calls this message, or a hash of all it says. */
  eventId: string
  kind: string
  /** Of which payment it says so; `undefined`: of none of ours. */
  intentId: string | undefined
  at: Temporal.Instant
  /** Kept as they are: without names and card numbers. */
  facts: Readonly<Record<string, unknown>>
}

interface Money {
  amountMinor: number
  currency: string
  /** What the provider calls this movement of money: it is written down once. */
  movement: string
}

/** What a provider says, once it is certain that it was the provider who said it. */
export type Told = Saying &
  (
    | ({ says: 'captured'; isHeld?: boolean } & Money)
    /** `held`: authorised, and taken only if somebody does it at the provider. */
    | { says: 'failed' | 'abandoned' | 'held' | 'noted'; reason: string }
    | ({ says: 'refunded'; refundId: string | undefined } & Money)
    | { says: 'refund_failed'; refundId: string | undefined; movement: string; reason: string }
    | ({ says: 'disputed' | 'dispute_won' | 'dispute_lost' } & Money)
  )

/** What came of asking for a refund. `unknown`: no answer came, so it may have been done; nobody may simply try again. */
export type RefundAnswer =
  | { outcome: 'done'; movement: string }
  | { outcome: 'sent'; movement: string }
  | { outcome: 'failed'; reason: string }
  | { outcome: 'unknown'; reason: string }

/** A service through which money comes in. Nothing of it needs a transaction, and no transaction is open meanwhile. */
export interface Provider {
  readonly name: ProviderName
  /** The names of the secrets that an account needs, and of those that more can be done with. */
  readonly secrets: { readonly needed: readonly string[]; readonly optional: readonly string[] }
  /**
   * @throws {ProviderUnavailableError} nobody answers, or the account cannot be used
   * @throws {AmountUnfitError} the provider has no such amount
   * @throws {WrongModeError} money would move where none is to, or none where some is
   * @throws {BegunElsewhereError} another attempt at the same time asked for it in other words
   */
  begin(purchase: Purchase, account: OpenAccount): Promise<Begun>
  /** What became of a payment, as messages like those it sends; `undefined` where it cannot be asked. */
  ask(intent: Intent, account: OpenAccount, now: Temporal.Instant): Promise<Told[] | undefined>
  /** Asked again with the same refund, it is done once. */
  refund(refund: Refund, intent: Intent, account: OpenAccount): Promise<RefundAnswer>
  /** Nobody is to pay it any more. Whoever does all the same is heard of. */
  cancel(intent: Intent, account: OpenAccount): Promise<void>
}
