import type { SharedDb, SharedTx } from '@bookme/tenancy'
import { eq } from 'drizzle-orm'
import { auditShared, type By } from '../../../core/audit/index.ts'
import { queueMessage } from '../../mail/index.ts'
import { TenantStatusError, TenantUnknownError } from '../errors.ts'
import { findStatusBefore, insertLifecycle, lockTenant, updateStatus } from '../queries.ts'
import { configs, type Tenant, type TenantStatus, usualSettings } from '../tables.ts'
import type { BookmeTenancy } from '../tenancy.ts'
import { letterOf } from './letters.ts'
import { endOf, type StepName, statusRules, steps } from './statuses.ts'

/** The addresses of those who own a business. They are users, of whom this module knows nothing. */
export type OwnersOf = (db: SharedDb, tenantId: string) => Promise<readonly { email: string }[]>

export interface StatusChange {
  reason: string
  by: By
  ownersOf: OwnersOf
  /** By default now. */
  now?: Temporal.Instant
}

/**
 * Takes a business one step further in its life. The status, its entry in the life cycle, the audit event and the mail to
 * its owners commit together; then every process forgets what it knew. Of two who take it at once, one does.
 *
 * @throws {TenantUnknownError}
 * @throws {TenantStatusError} it is in no state from which this can be done
 */
export async function changeStatus(
  tenancy: Pick<BookmeTenancy, 'shared' | 'announce'>,
  id: string,
  name: StepName,
  why: StatusChange,
): Promise<Tenant> {
  return tenancy.shared.transaction(async (tx) => {
    const tenant = await lockTenant(tx, id)
    if (tenant === undefined) throw new TenantUnknownError(`There is no tenant ${id}.`)
    return step(tenancy, tx, tenant, name, why)
  })
}

/** {@link changeStatus}, of a business that is locked. */
export async function step(
  tenancy: Pick<BookmeTenancy, 'announce'>,
  tx: SharedTx,
  tenant: Tenant,
  name: StepName,
  { reason, by, ownersOf, now = Temporal.Now.instant() }: StatusChange,
): Promise<Tenant> {
  assertPossible(tenant, name)
  const { id, slug, status: fromStatus } = tenant
  const { status, statusEndsAt } = await destination(tx, tenant, name, now)
  const changed = { ...tenant, status, statusSince: now, statusEndsAt }
  await Promise.all([
    updateStatus(tx, id, { status, statusSince: now, statusEndsAt }),
    insertLifecycle(tx, {
      tenantId: id,
      slug,
      fromStatus,
      toStatus: status,
      reason,
      actorId: by.actorId,
      actorName: by.actorName,
      metadata: restOf(tenant, now),
      createdAt: now,
    }),
    auditShared(tx, by, {
      action: `tenants.${name}`,
      objectType: 'tenants',
      objectId: id,
      objectLabel: slug,
      tenantId: id,
      reason,
      before: { status: fromStatus },
      after: { status },
    }),
    tellOwners(tx, changed, fromStatus, ownersOf),
    tenancy.announce(tx, id),
  ])
  return changed
}

function assertPossible({ slug, status }: Tenant, name: StepName): void {
  const { from, to, done } = steps[name]
  if ((from as readonly TenantStatus[]).includes(status)) return
  if (status === to) throw new TenantStatusError(`${slug} is ${to} already.`)
  throw new TenantStatusError(`${slug} is ${status}: only a business that is ${from.join(', ')} can be ${done}.`)
}

/** The status that a step leads to, and its end. What is resumed has the days left that it had. */
async function destination(tx: SharedTx, { id, status }: Tenant, name: StepName, now: Temporal.Instant) {
  const { to } = steps[name]
  if (to !== 'before') return { status: to, statusEndsAt: endOf(to, now) }
  const before = await findStatusBefore(tx, id, status)
  const resumed = before?.fromStatus ?? 'active'
  const { rest_seconds: rest } = (before?.metadata ?? {}) as { rest_seconds?: number }
  const isLeft = rest !== undefined && rest > 0 && statusRules[resumed].lasts !== undefined
  return { status: resumed, statusEndsAt: isLeft ? now.add({ seconds: rest }) : endOf(resumed, now) }
}

/** What is left of a status that ends before its time, so that it can be gone on with. */
function restOf({ statusEndsAt }: Tenant, now: Temporal.Instant): Record<string, unknown> {
  if (statusEndsAt === null) return {}
  return { rest_seconds: Math.max(0, Math.floor((statusEndsAt.epochMilliseconds - now.epochMilliseconds) / 1000)) }
}

async function tellOwners(tx: SharedTx, tenant: Tenant, from: TenantStatus, ownersOf: OwnersOf): Promise<void> {
  const { status } = tenant
  // Whoever never answered may never have asked.
  if (status === 'unverified' || (from === 'unverified' && status === 'deleted')) return
  await writeToOwners(tx, tenant, status, ownersOf)
}

/** Queues a letter for each owner of a business, in its language. */
export async function writeToOwners(
  tx: SharedTx,
  { id, name, statusEndsAt }: Tenant,
  what: Parameters<typeof letterOf>[0],
  ownersOf: OwnersOf,
): Promise<void> {
  const [owners, [config = usualSettings]] = await Promise.all([
    ownersOf(tx, id),
    tx.select({ language: configs.language, timeZone: configs.timeZone }).from(configs).where(eq(configs.tenantId, id)),
  ])
  const { language, timeZone } = config
  const until = statusEndsAt?.toZonedDateTimeISO(timeZone).toPlainDate().toLocaleString(language, { dateStyle: 'long' })
  const letter = letterOf(what, { language, name, until: until ?? '' })
  await Promise.all(
    owners.map(({ email }) => queueMessage(tx, { kind: `tenant_${what}`, recipient: email, tenantId: id, ...letter })),
  )
}
