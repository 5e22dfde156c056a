import type { Tenancy, TenantHandle } from '@bookme/tenancy'
import { and, eq, ne, type SQL } from 'drizzle-orm'
import { accountOwners } from '../../tenants/tables.ts'
import { AccountTakenError } from '../errors.ts'
import type { ProviderAccount, ProviderName } from '../tables.ts'
import { findAccount } from './accounts.ts'

type Shared = Pick<Tenancy, 'shared'>['shared']
type Named = Pick<ProviderAccount, 'provider' | 'publicId'>

/**
 * Says that an account with a provider is this business's, before it is written down: of several that say so at once one
 * has it. Whoever has it may say so again.
 *
 * @throws {AccountTakenError}
 */
export async function claimAccount(shared: Shared, tenantId: string, { provider, publicId }: Named): Promise<void> {
  const [owner] = await shared.db
    .insert(accountOwners)
    .values({ provider, publicId, tenantId })
    .onConflictDoUpdate({
      target: [accountOwners.provider, accountOwners.publicId],
      set: { tenantId },
      setWhere: eq(accountOwners.tenantId, tenantId),
    })
    .returning({ id: accountOwners.id })
  if (owner !== undefined) return
  const message = 'belongs to another business here'
  throw new AccountTakenError(`The account ${publicId} ${message}.`, { faults: [{ field: 'public_id', message }] })
}

/** Lets go of what the business said was its own and does not use: another account now, or one that was not made. */
export async function releaseAccounts(shared: Shared, tenant: TenantHandle, provider: ProviderName): Promise<void> {
  const current = await findAccount(tenant.db, provider)
  const others: SQL[] = [eq(accountOwners.tenantId, tenant.id), eq(accountOwners.provider, provider)]
  if (current !== undefined) others.push(ne(accountOwners.publicId, current.publicId))
  await shared.db.delete(accountOwners).where(and(...others))
}
