import type { TenantDb, TenantTx } from '@bookme/tenancy'
import { and, eq, gt, inArray, isNull, lt, or } from 'drizzle-orm'
import { AccountInUseError } from '../errors.ts'
import type { OpenAccount } from '../providers/index.ts'
import {
  type Intent,
  intents,
  openIntents,
  type ProviderAccount,
  type ProviderName,
  providerAccounts,
} from '../tables.ts'
import type { AccountSeal } from './secrets.ts'

/** The order in which a business that has several is asked to take a payment. */
const preferred: readonly ProviderName[] = ['cmi', 'stripe']

/** The account by which payments come in now, as it stays until `tx` commits; `undefined`: they are taken by hand. */
export async function accountInUse(
  tx: TenantTx,
  isUsable: (account: ProviderAccount) => boolean,
): Promise<ProviderAccount | undefined> {
  const active = await tx.select().from(providerAccounts).where(eq(providerAccounts.isActive, true)).for('share')
  return active
    .filter(isUsable)
    .sort((one, other) => preferred.indexOf(one.provider) - preferred.indexOf(other.provider))
    .find(({ provider }) => preferred.includes(provider))
}

/** In use or not any more: what was begun with it still comes to its end. */
export async function findAccount(db: TenantDb, provider: ProviderName): Promise<ProviderAccount | undefined> {
  const [account] = await db.select().from(providerAccounts).where(eq(providerAccounts.provider, provider))
  return account
}

export async function findAccountById(db: TenantDb, id: string): Promise<ProviderAccount | undefined> {
  const [account] = await db.select().from(providerAccounts).where(eq(providerAccounts.id, id))
  return account
}

/** With its secrets, for whoever talks to the provider: of a payment, the account that it was begun with. */
export function opened(
  seal: AccountSeal,
  tenantId: string,
  account: ProviderAccount,
  intent?: Pick<Intent, 'accountRef'>,
): OpenAccount {
  const { provider, isTest } = account
  const publicId = intent?.accountRef ?? account.publicId
  return { tenantId, provider, isTest, publicId, secrets: seal.open(tenantId, account) }
}

/** How long after a payment it may have to be given back. */
const refundDays = 180

/**
 * Before an account becomes another one. At Stripe the old one stays in reach of the platform's key, so payments only
 * have to know that it is theirs. Elsewhere its keys are written over, so nothing may be on its way by it.
 *
 * @param before - locked in `tx`
 * @throws {AccountInUseError}
 */
export async function leaveAccount(tx: TenantTx, before: ProviderAccount, now: Temporal.Instant): Promise<void> {
  const { provider, publicId } = before
  if (provider === 'stripe') {
    const isUnnamed = and(eq(intents.provider, provider), isNull(intents.accountRef))
    await tx.update(intents).set({ accountRef: publicId }).where(isUnnamed)
    return
  }
  const isUnderWay = inArray(intents.status, [...openIntents])
  const isPaid = and(
    gt(intents.capturedAt, now.subtract({ hours: 24 * refundDays })),
    lt(intents.refundedMinor, intents.amountMinor),
  )
  const [found] = await tx
    .select({ id: intents.id })
    .from(intents)
    .where(and(eq(intents.provider, provider), or(isUnderWay, isPaid)))
    .limit(1)
  if (found === undefined) return
  throw new AccountInUseError(
    `By the account ${publicId} payments are open, or came in less than ${refundDays} days ago and may have to be given back. Switch it off (is_active) to take no more by it; it can be changed once they are over or given back.`,
  )
}

export async function lockAccount(tx: TenantTx, id: string): Promise<ProviderAccount | undefined> {
  const [account] = await tx.select().from(providerAccounts).where(eq(providerAccounts.id, id)).for('update')
  return account
}

/** @param names - which of its secrets there are, for people; never what they are */
export async function keepSecrets(
  tx: TenantTx,
  id: string,
  sealed: string,
  names: readonly string[],
  at: Temporal.Instant,
) {
  const values = { sealed, metadata: { secrets: names }, updatedAt: at }
  const [account] = await tx.update(providerAccounts).set(values).where(eq(providerAccounts.id, id)).returning()
  return account as ProviderAccount
}

/** For sealing anew: what they are does not change, so neither does when they were changed. */
export async function replaceSealed(tx: TenantTx, { id, updatedAt }: ProviderAccount, sealed: string): Promise<void> {
  await tx.update(providerAccounts).set({ sealed, updatedAt }).where(eq(providerAccounts.id, id))
}

export function lockAccounts(tx: TenantTx): Promise<ProviderAccount[]> {
  return tx.select().from(providerAccounts).for('update')
}
