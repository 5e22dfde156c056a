import type { TenantDb, TenantTx } from '@bookme/tenancy'
import { eq } from 'drizzle-orm'
import type { OpenAccount } from './providers/index.ts'
import type { AccountSeal } from './secrets.ts'
import { type ProviderAccount, type ProviderName, providerAccounts } from './tables.ts'

/** The order in which a business that has several is asked to take a payment. */
const preferred: readonly ProviderName[] = ['cmi', 'stripe']

/** The account by which payments come in now; `undefined`: they are taken by hand. */
export async function accountInUse(
  db: TenantDb,
  isUsable: (account: ProviderAccount) => boolean,
): Promise<ProviderAccount | undefined> {
  const active = await db.select().from(providerAccounts).where(eq(providerAccounts.isActive, true))
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

/** With its secrets, for whoever talks to the provider. */
export function opened(seal: AccountSeal, tenantId: string, account: ProviderAccount): OpenAccount {
  const { provider, isTest, publicId } = account
  return { tenantId, provider, isTest, publicId, secrets: seal.open(tenantId, account) }
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
