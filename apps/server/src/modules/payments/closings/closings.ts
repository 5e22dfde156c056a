import type { TenantDb, TenantTx } from '@bookme/tenancy'
import { and, desc, eq, gt, lte, sql } from 'drizzle-orm'
import type { Actor } from '../../../core/actor.ts'
import { exactlyOne } from '../../../core/postgres.ts'
import { DayClosedError } from '../errors.ts'
import { lockTill } from '../ledger/ledger.ts'
import { type Closing, closings, type Transaction, transactions } from '../tables.ts'

/** What the ledger says of the time since a closing. */
export interface Takings {
  fromInstant: Temporal.Instant | null
  untilInstant: Temporal.Instant
  /** By method, in the currency's smallest unit; tips are among it, for they are in the drawer, too. */
  expectedMinor: Record<string, number>
}

async function latestClosing(db: TenantDb, currency: string): Promise<Closing | undefined> {
  const [latest] = await db
    .select()
    .from(closings)
    .where(eq(closings.currency, currency))
    .orderBy(desc(closings.onDate))
    .limit(1)
  return latest
}

/** Whether a closing has counted it. */
export async function isClosed(
  db: TenantDb,
  { currency, createdAt }: Pick<Transaction, 'currency' | 'createdAt'>,
): Promise<boolean> {
  const latest = await latestClosing(db, currency)
  return latest !== undefined && Temporal.Instant.compare(createdAt, latest.untilInstant) <= 0
}

/** What came in and went out since the last closing, up to now. */
export async function takings(db: TenantDb, currency: string): Promise<Takings & { latest: Closing | undefined }> {
  const latest = await latestClosing(db, currency)
  const { rows } = await db.execute<{ now: string }>(sql`select clock_timestamp()::text as now`)
  const untilInstant = Temporal.Instant.from(exactlyOne(rows).now.replace(' ', 'T'))
  const fromInstant = latest?.untilInstant ?? null
  const sums = await db
    .select({ method: transactions.method, sum: sql<number>`sum(${transactions.amountMinor})::float8` })
    .from(transactions)
    .where(
      and(
        eq(transactions.currency, currency),
        lte(transactions.createdAt, untilInstant),
        fromInstant === null ? undefined : gt(transactions.createdAt, fromInstant),
      ),
    )
    .groupBy(transactions.method)
  const expectedMinor = Object.fromEntries(sums.map(({ method, sum }) => [method, sum]))
  return { fromInstant, untilInstant, expectedMinor, latest }
}

/**
 * What a closing says beside what was counted: what the ledger expects, and by how much the drawer differs. It waits for
 * whoever is writing money down, and they for it: each movement is in one closing.
 *
 * @param today - as the business counts dates
 * @throws {DayClosedError} a later day was closed, or this one is still to come
 */
export async function closingOf(
  tx: TenantTx,
  { onDate, currency, countedMinor, floatMinor }: Pick<Closing, 'onDate' | 'currency' | 'countedMinor' | 'floatMinor'>,
  today: string,
): Promise<Takings & { differenceMinor: number }> {
  await lockTill(tx)
  const { latest, ...found } = await takings(tx, currency)
  const refuse = (message: string): never => {
    throw new DayClosedError(message, { faults: [{ field: 'on_date', message }] })
  }
  if (latest !== undefined && latest.onDate > onDate) refuse(`${latest.onDate} was closed already, which is later.`)
  if (onDate > today) refuse(`${onDate} is still to come.`)
  return { ...found, differenceMinor: countedMinor - floatMinor - (found.expectedMinor.cash ?? 0) }
}

/**
 * Closes a day whose drawer was counted by whoever says what differs from what the ledger expects.
 *
 * @param differs - how much more is there than there should be, in the currency's smallest unit
 * @throws {DayClosedError}
 */
export async function closeDay(
  tx: TenantTx,
  { differs, ...day }: Pick<Closing, 'onDate' | 'currency' | 'floatMinor' | 'note'> & { differs: number },
  today: string,
  { actorId, actorName }: Actor,
): Promise<void> {
  await lockTill(tx)
  const { expectedMinor } = await takings(tx, day.currency)
  const row = { ...day, countedMinor: day.floatMinor + (expectedMinor.cash ?? 0) + differs }
  await tx.insert(closings).values({ ...row, ...(await closingOf(tx, row, today)), actorId, actorName })
}
