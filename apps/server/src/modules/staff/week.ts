import type { TenantTx } from '@bookme/tenancy'
import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { UnknownReferenceError } from '../../core/errors.ts'
import type { WeekBody, WeekReply } from './contract.ts'
import { WeekExistsError } from './errors.ts'
import { type Availability, availability, staff } from './tables.ts'

type Wanted = z.output<typeof WeekBody>
type Stretch = Pick<Availability, 'weekday' | 'kind' | 'startTime' | 'endTime'>

const keyOf = ({ weekday, kind, startTime, endTime }: Stretch) => `${weekday} ${kind} ${startTime} ${endTime}`

/**
 * Makes the hours between two dates exactly these: what is alike stays, the rest goes and comes, together. Asked for
 * twice it does it once.
 *
 * @param within - whose hours may be written by whoever asks
 * @throws {UnknownReferenceError} nobody of this id works here
 * @throws {WeekExistsError} the week is to move to dates that have other hours already
 */
export async function setWeek(
  tx: TenantTx,
  wanted: Wanted,
  within: SQL | undefined,
): Promise<z.output<typeof WeekReply> & { ids: string[] }> {
  const { staff_id: staffId, valid_from: validFrom, valid_until: validUntil } = wanted
  // One week after the other, as they come: two at once would both be there in the end.
  const [person] = await tx.select({ id: staff.id }).from(staff).where(eq(staff.id, staffId)).for('no key update')
  if (person === undefined) {
    const message = 'There is no staff member with this id here.'
    throw new UnknownReferenceError(message, { faults: [{ field: 'staff_id', message }] })
  }
  const hours = new Map(
    wanted.hours.map(({ weekday, kind, start_time: startTime, end_time: endTime }) => {
      const stretch = { weekday, kind, startTime, endTime }
      return [keyOf(stretch), stretch]
    }),
  )
  const there = await between(tx, staffId, wanted, within)
  const before = wanted.replaces === undefined ? wanted : wanted.replaces
  if (before?.valid_from !== validFrom || before.valid_until !== validUntil) {
    if (there.some((one) => !hours.has(keyOf(one)))) {
      throw new WeekExistsError('There are other hours between these dates already: change those.')
    }
    if (before !== null) there.push(...(await between(tx, staffId, before, within)))
  }
  const kept = new Set<string>()
  const gone: string[] = []
  for (const one of there) {
    const isOfDates = one.validFrom === validFrom && one.validUntil === validUntil
    if (isOfDates && hours.delete(keyOf(one))) kept.add(one.id)
    else gone.push(one.id)
  }
  const added = [...hours.values()].map((stretch) => ({ ...stretch, staffId, validFrom, validUntil }))
  if (gone.length > 0) await tx.delete(availability).where(inArray(availability.id, gone))
  const made = added.length > 0 ? await tx.insert(availability).values(added).returning({ id: availability.id }) : []
  return { added: made.length, kept: kept.size, removed: gone.length, ids: made.map(({ id }) => id) }
}

function between(
  tx: TenantTx,
  staffId: string,
  dates: Pick<Wanted, 'valid_from' | 'valid_until'>,
  within: SQL | undefined,
): Promise<Availability[]> {
  return tx
    .select()
    .from(availability)
    .where(
      and(
        eq(availability.staffId, staffId),
        sql`${availability.validFrom} is not distinct from ${dates.valid_from}::date`,
        sql`${availability.validUntil} is not distinct from ${dates.valid_until}::date`,
        within,
      ),
    )
}
