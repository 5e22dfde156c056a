import type { SharedTx } from '@bookme/tenancy'
import { eq } from 'drizzle-orm'
import type { FastifyBaseLogger } from 'fastify'
import { type By, byClock } from '../../../core/audit/index.ts'
import { queueMessage } from '../../mail/index.ts'
import { configs, type Domain, tenants, usualSettings } from '../tables.ts'
import type { BookmeTenancy } from '../tenancy.ts'
import { letterOf } from './letters.ts'
import { auditDomain, insertFree } from './operations.ts'
import type { Finding, FindProof } from './proof.ts'
import {
  deleteDomain,
  deleteExpiredClaims,
  isSlugOfAnother,
  lockDomains,
  movePrimary,
  noteDomain,
  takeUnchecked,
} from './queries.ts'

export interface RecheckOptions {
  tenancy: BookmeTenancy
  /** The platform's own host. */
  platform: string
  findProof: FindProof
  log: Pick<FastifyBaseLogger, 'info' | 'warn'>
}

const betweenHours = 24
const toldAfterHours = 24
const lostAfterHours = 7 * 24
const atOnce = 10

/** Looks for the proofs of all domains that nobody looked for since yesterday. Several may at once. */
export async function recheckDomains(
  options: RecheckOptions,
  now: Temporal.Instant,
  signal: AbortSignal,
): Promise<void> {
  const { db } = options.tenancy.shared
  await deleteExpiredClaims(db, now)
  const before = now.subtract({ hours: betweenHours })
  while (!signal.aborted) {
    const due = await takeUnchecked(db, { before, now, most: atOnce })
    await Promise.all(
      due.map((domain) =>
        recheckDomain(options, domain, { now, by: byClock }).catch((error) =>
          // It is looked for again tomorrow; a domain goes only where a proof was looked for and not found.
          options.log.warn({ err: error, domain: domain.domain }, 'cannot look for the proof of this domain'),
        ),
      ),
    )
    if (due.length < atOnce) return
  }
}

/** @returns the domain as it is now; `undefined` when it was taken away */
export async function recheckDomain(
  options: RecheckOptions,
  { id, tenantId, domain, proofToken }: Domain,
  how: { now: Temporal.Instant; by: By },
): Promise<Domain | undefined> {
  const finding =
    proofToken === null ? undefined : await options.findProof({ domain, token: proofToken, leadsHere: true })
  return options.tenancy.shared.transaction(async (tx) => {
    const known = await lockDomains(tx, tenantId)
    const current = known.find((one) => one.id === id)
    if (current === undefined || finding === undefined) return current
    return settle(options, tx, { current, known, finding, ...how })
  })
}

interface Looked {
  current: Domain
  /** All of the tenant's. */
  known: readonly Domain[]
  finding: Finding
  now: Temporal.Instant
  by: By
}

async function settle(options: RecheckOptions, tx: SharedTx, looked: Looked): Promise<Domain | undefined> {
  const { current, finding, now, by } = looked
  const { id, failingSince, metadata } = current
  const change = async (values: Partial<Domain>): Promise<Domain> => {
    await noteDomain(tx, id, { checkedAt: now, ...values })
    return { ...current, checkedAt: now, ...values }
  }
  if (finding.found) {
    if (failingSince === null) return change({})
    await auditDomain(tx, by, current, {
      action: 'domains.proof_back',
      before: { failing_since: failingSince.toString() },
    })
    return change({ failingSince: null, metadata: withoutTold(metadata) })
  }
  // Nobody could say whether it is there: that counts neither for it nor against it.
  if (!finding.certain) return change({})
  if (failingSince === null) {
    await auditDomain(tx, by, current, { action: 'domains.proof_missing', reason: finding.reason })
    return change({ failingSince: now })
  }
  const hours = now.since(failingSince).total('hours')
  if (hours >= lostAfterHours) {
    await loseDomain(options, tx, looked)
    return undefined
  }
  if (hours < toldAfterHours || toldKey in (metadata as object)) return change({})
  await tell(tx, 'missing', current, current.domain)
  return change({ metadata: { ...(metadata as object), [toldKey]: now.toString() } })
}

const toldKey = 'proof_missing_told_at'

function withoutTold(metadata: unknown): Record<string, unknown> {
  const { [toldKey]: _, ...rest } = metadata as Record<string, unknown>
  return rest
}

/** Takes the domain away. Where it was the domain of record, the one below the platform's is that again. */
async function loseDomain({ tenancy, platform, log }: RecheckOptions, tx: SharedTx, looked: Looked): Promise<void> {
  const { current, known, finding, by } = looked
  const { id, tenantId, domain, isPrimary, failingSince } = current
  const below = (one: Domain) => one.domain.endsWith(`.${platform}`)
  const rest = known.filter((one) => one.id !== id)
  let primary = rest.find((one) => one.isPrimary) ?? rest.find(below)
  if (primary === undefined) primary = (await addOwnSubdomain(tx, tenantId, platform)) ?? rest[0]
  if (primary === undefined) {
    log.warn({ domain }, 'a domain whose proof is missing stays: its business has no other')
    return
  }
  if (isPrimary) await movePrimary(tx, id, primary.id)
  await deleteDomain(tx, id)
  await tell(tx, 'lost', current, primary.domain)
  await auditDomain(tx, by, current, {
    action: 'domains.lose',
    reason: finding.found ? '' : finding.reason,
    before: { domain, is_primary: isPrimary, failing_since: String(failingSince) },
    after: { primary: primary.domain },
  })
  await tenancy.announce(tx, tenantId)
}

/** The host that a business's name is kept for. */
async function addOwnSubdomain(tx: SharedTx, tenantId: string, platform: string): Promise<Domain | undefined> {
  const [tenant] = await tx.select({ slug: tenants.slug }).from(tenants).where(eq(tenants.id, tenantId))
  if (tenant === undefined || (await isSlugOfAnother(tx, tenant.slug, tenantId))) return undefined
  const domain = `${tenant.slug}.${platform}`
  return tx.savepoint((inner) => insertFree(inner, { tenantId, domain, isPrimary: false })).catch(() => undefined)
}

async function tell(tx: SharedTx, what: 'missing' | 'lost', domain: Domain, primary: string): Promise<void> {
  const { tenantId, proofToken } = domain
  const [found] = await tx
    .select({ name: tenants.name, recipient: tenants.contactEmail, language: configs.language })
    .from(tenants)
    .leftJoin(configs, eq(configs.tenantId, tenants.id))
    .where(eq(tenants.id, tenantId))
  if (found === undefined || found.recipient === '') return
  const { name, recipient } = found
  const language = found.language ?? usualSettings.language
  const letter = letterOf(what, { language, name, domain: domain.domain, token: proofToken ?? '', primary })
  await queueMessage(tx, { kind: `domain_${what}`, recipient, tenantId, ...letter })
}
