import { randomInt } from 'node:crypto'
import type { TenantDb, TenantTx } from '@bookme/tenancy'
import { eq, sql } from 'drizzle-orm'
import type { Actor } from '../../../core/actor.ts'
import { exactlyOne } from '../../../core/postgres.ts'
import type { Bill, BillPart } from '../../bookings/index.ts'
import { CodeRunOutError, CodeUnfitError, CodeUsedUpError } from '../errors.ts'
import { type Pass, passes, passUses } from '../tables.ts'

// No 0 and O, 1 and I, 5 and S, 8 and B: it is read aloud, and typed from paper.
const letters = '234679ACDEFGHJKLMNPQRTUVWXYZ'

/** Twelve of them: nobody guesses one in 10^17. */
export function newPassCode(): string {
  return Array.from({ length: 12 }, () => letters[randomInt(letters.length)]).join('')
}

/** As it is stored, however it is written. */
export const plainPassCode = (code: string) => code.toUpperCase().replace(/[\s-]/g, '')

/** What is left of a pass; for queries of `payments_pass`, too. */
export const restOfPass = sql<number>`(payments_pass.uses - coalesce((select sum(u.count) from payments_pass_use u
  where u.pass_id = payments_pass.id), 0))::int`

/** A pass with what is left of it, and nobody else uses it up until `tx` is over. */
export async function lockPass(
  tx: TenantTx,
  which: { id: string } | { code: string },
): Promise<{ pass: Pass; rest: number } | undefined> {
  const where = 'id' in which ? eq(passes.id, which.id) : eq(passes.code, plainPassCode(which.code))
  // Those who write uses down refer to the row, and need not wait. The second statement sees what others committed.
  const [[pass], [found]] = await Promise.all([
    tx.select().from(passes).where(where).for('no key update'),
    tx.select({ rest: restOfPass }).from(passes).where(where),
  ])
  return pass === undefined || found === undefined ? undefined : { pass, rest: found.rest }
}

export const isGoodFor = ({ serviceIds }: { serviceIds: readonly string[] }, serviceId: string) =>
  serviceIds.length === 0 || serviceIds.includes(serviceId)

/**
 * What a pass covers of a bill: for each seat of each service it is good for one use, as far as they go. A use covers the
 * service in whichever of its ways and by whomever it is done; what is added to it is paid otherwise.
 */
export function coverOf(
  pass: Pick<Pass, 'serviceIds'>,
  rest: number,
  { parts, seats }: { parts: readonly Pick<BillPart, 'serviceId' | 'serviceMinor'>[]; seats: number },
): { count: number; covers: number[] } {
  let left = rest
  const covers = parts.map(({ serviceId, serviceMinor }) => {
    // What costs nothing takes no use.
    if (serviceMinor <= 0 || !isGoodFor(pass, serviceId)) return 0
    const taken = Math.min(left, seats)
    left -= taken
    return taken * serviceMinor
  })
  return { count: rest - left, covers }
}

/**
 * Whether a pass may pay for a bill.
 *
 * @throws {CodeRunOutError} @throws {CodeUnfitError} @throws {CodeUsedUpError}
 */
export function assertPays(
  pass: Pass,
  rest: number,
  bill: Pick<Bill, 'startTime' | 'parts'> & { customerId: string | null },
  field: string,
): void {
  const fault = (message: string) => ({ faults: [{ field, message }] })
  assertValidAt(pass, bill.startTime, field)
  if (!pass.isTransferable && pass.customerId !== bill.customerId) {
    const message = 'This pass is for the customer who bought it.'
    throw new CodeUnfitError(message, fault(message))
  }
  if (!bill.parts.some(({ serviceId, serviceMinor }) => serviceMinor > 0 && isGoodFor(pass, serviceId))) {
    const message = `${pass.name} is for other services.`
    throw new CodeUnfitError(message, fault(message))
  }
  if (rest > 0) return
  const message = `Nothing is left of this pass: all ${pass.uses} are used.`
  throw new CodeUsedUpError(message, fault(message))
}

/** What counts is when the visit begins. @throws {CodeRunOutError} */
export function assertValidAt({ validUntil }: Pick<Pass, 'validUntil'>, startTime: Temporal.Instant, field: string) {
  if (validUntil === null || Temporal.Instant.compare(startTime, validUntil) < 0) return
  const message = `This pass is good for what begins before ${validUntil}.`
  throw new CodeRunOutError(message, { faults: [{ field, message }] })
}

export async function takeUses(
  tx: TenantTx,
  taken: { passId: string; bookingId: string; count: number; amountMinor: number; by: Actor },
): Promise<void> {
  const { by, ...values } = taken
  await tx.insert(passUses).values({ ...values, kind: 'taken', actorId: by.actorId, actorName: by.actorName })
}

/**
 * The uses that cover a booking go back to their passes. One statement, which does nothing where there are none.
 *
 * @param by.at - when
 */
export function returnUses(
  tx: TenantTx,
  bookingId: string,
  { reason, by }: { reason: string; by: Actor & { at: Temporal.Instant } },
) {
  const at = sql`${by.at.toString()}::timestamptz`
  return tx.execute(sql`
    insert into payments_pass_use
      (id, created_at, updated_at, pass_id, kind, count, booking_id, amount_minor, reason, actor_id, actor_name)
    select gen_random_uuid(), ${at}, ${at}, pass_id, 'given_back', -sum(count), booking_id, -sum(amount_minor), ${reason},
      ${by.actorId}::uuid, ${by.actorName}
    from payments_pass_use where booking_id = ${bookingId}::uuid group by pass_id, booking_id having sum(count) > 0`)
}

/** Until when the passes are good that cover a booking; `null` where none do, or for good. */
export async function coverEnds(db: TenantDb, bookingId: string): Promise<Temporal.Instant | null> {
  const { rows } = await db.execute<{ until: string | null }>(sql`
    select to_char(min(p.valid_until) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as until
    from payments_pass p where p.id in (
      select pass_id from payments_pass_use where booking_id = ${bookingId}::uuid group by pass_id having sum(count) > 0)`)
  const { until } = exactlyOne(rows)
  return until === null ? null : Temporal.Instant.from(until)
}
