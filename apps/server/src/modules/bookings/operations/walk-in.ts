import type { TenantTx } from '@bookme/tenancy'
import { exactlyOne } from '../../../core/postgres.ts'
import { customers } from '../../customers/tables.ts'
import { NobodyFreeError } from '../errors.ts'
import { latestPolicy } from '../policy/index.ts'
import { lockSubjects } from '../queries.ts'
import type { Booking } from '../tables.ts'
import { listWalkIns } from './availability.ts'
import { answersOf, contactPhoneOf, write } from './book.ts'
import { customerFor, verifiedAt } from './customer.ts'
import { reserve } from './reserve.ts'
import { type Circumstances, momentOf, type TimeWanted, type Whom, wishOf } from './wanted.ts'

type WalkIn = Omit<TimeWanted, 'startTime'> & Whom

/**
 * Somebody stands at the counter: they get the next free person, now or after a wait, and are checked in. Who they are
 * nobody has to ask.
 *
 * @throws {NobodyFreeError} not today any more
 */
export async function walkIn(tx: TenantTx, wanted: WalkIn, around: Circumstances): Promise<Booking> {
  const wish = { ...wishOf(wanted), isWalkIn: true }
  const moment = momentOf(around)
  // Under the lock, so that nobody comes between what is found and what is taken.
  const [, [soonest], customerId, policy, answers] = await Promise.all([
    lockSubjects(tx, wish, moment.now),
    listWalkIns(tx, wish, moment),
    customerOf(tx, wanted, around),
    latestPolicy(tx),
    answersOf(tx, wanted, around),
  ])
  if (soonest === undefined) throw new NobodyFreeError('Nobody is free for this today any more.')
  const startTime = Temporal.Instant.fromEpochMilliseconds(soonest.start)
  const reserved = await reserve(tx, wish, startTime, around)
  const values = {
    customerId,
    contactPhone: contactPhoneOf(wanted),
    status: 'checked_in' as const,
    policyVersion: policy.version,
    notes: wanted.notes ?? '',
    answers,
  }
  return write(tx, reserved, values, 'checked_in', { ...around, source: 'walk_in' })
}

async function customerOf(tx: TenantTx, who: Whom, around: Circumstances): Promise<string | null> {
  const { customerId, customerEmail, customerName: name = '', customerPhone: phone = '' } = who
  if (customerId !== undefined || customerEmail !== undefined) return (await customerFor(tx, who, around)).id
  if (name === '' && phone === '') return null
  return exactlyOne(
    await tx
      .insert(customers)
      .values({ name, phone, phoneVerifiedAt: verifiedAt(phone, around) })
      .returning(),
  ).id
}
