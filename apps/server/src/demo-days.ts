import type { TenantHandle, TenantTx } from '@bookme/tenancy'
import { asc, sql } from 'drizzle-orm'
import { day, minute, weekdayOf, type Zone } from './core/time.ts'
import { inThreeLanguages } from './demo-words.ts'
import { book, type Doer, transition } from './modules/bookings/index.ts'
import { type Booking, bookings, policies } from './modules/bookings/tables.ts'
import { notifications } from './modules/communications/tables.ts'
import { customers } from './modules/customers/tables.ts'
import { closeDay, takePayments } from './modules/payments/index.ts'
import { type Service, services } from './modules/services/tables.ts'
import { type StaffMember, staff } from './modules/staff/tables.ts'
import { joinWaitlist } from './modules/waitlist/index.ts'

/** What a demo business's days are made of. */
interface Days {
  /** Weekdays from 1, Monday; and when appointments begin, far enough apart for the longest. */
  weekdays: readonly number[]
  starts: readonly string[]
  /** A class of six on this weekday at that time, by the last of its people. */
  course?: { name: string; description: string; weekday: number; start: string }
  /** What is done only once somebody has said yes. */
  onRequest: { name: string; description: string; minutes: number; priceMinor: number }
}

const daysOf: Readonly<Record<string, Days>> = {
  demo: {
    weekdays: [2, 3, 4, 5, 6, 7],
    starts: ['10:00', '12:00', '15:00', '17:00', '18:30'],
    course: {
      name: 'Atelier auto-maquillage',
      description: 'En petit groupe, matériel compris',
      weekday: 6,
      start: '17:00',
    },
    onRequest: {
      name: 'Maquillage de mariée',
      description: 'Avec essai, sur demande',
      minutes: 90,
      priceMinor: 900_00,
    },
  },
  acme: {
    weekdays: [1, 2, 3, 4, 5],
    starts: ['09:00', '10:30', '14:30', '16:00', '17:30'],
    onRequest: { name: 'Pose d’implant', description: 'Après un premier examen', minutes: 60, priceMinor: 7000_00 },
  },
}

/** Name, address, phone, language. */
const regulars: readonly (readonly [string, string, string, 'fr' | 'ar' | 'en'])[] = [
  ['Nora Lahlou', 'nora.lahlou@example.com', '06 61 10 20 30', 'fr'],
  ['Zineb Tazi', 'zineb.tazi@example.com', '06 62 11 21 31', 'fr'],
  ['مريم بنسعيد', 'm.bensaid@example.com', '06 63 12 22 32', 'ar'],
  ['Ghita Sefrioui', 'ghita.sefrioui@example.com', '06 64 13 23 33', 'fr'],
  ['Leïla Cherkaoui', 'leila.cherkaoui@example.com', '07 65 14 24 34', 'fr'],
  ['خديجة الإدريسي', 'kh.idrissi@example.com', '07 66 15 25 35', 'ar'],
  ['Camille Dubois', 'camille.dubois@example.com', '+33 6 98 76 54 32', 'fr'],
  ['Houda El Fassi', 'houda.elfassi@example.com', '06 67 16 26 36', 'fr'],
  ['Emily Carter', 'emily.carter@example.com', '+44 7700 900456', 'en'],
  ['Salima Bouzid', 'salima.bouzid@example.com', '06 68 17 27 37', 'ar'],
  ['Rania Mernissi', 'rania.mernissi@example.com', '06 69 18 28 38', 'fr'],
  ['Hind Kettani', 'hind.kettani@example.com', '06 60 19 29 39', 'fr'],
]

/** So many days before today and after it have bookings. */
const reach = 14

/** Who stood at the counter. */
const reception: Doer = { actorId: null, actorName: 'Imane', actorKind: 'staff', channel: 'dashboard' }
const customer: Doer = { actorId: null, actorName: '', actorKind: 'customer', channel: 'page' }

interface Scene {
  tenant: TenantHandle
  zone: Zone
  now: Temporal.Instant
  days: Days
  people: StaffMember[]
  offered: Service[]
  /** Their addresses. */
  known: string[]
}

/**
 * Fills a demo business's calendar around today: what was done and paid in the past two weeks, what is to come in the
 * next two, and one of each thing that somebody has to look at. The same on the same date. One that has any booking is
 * left alone.
 */
export async function enlivenDemo(tenant: TenantHandle, around: { zone: Zone; now: Temporal.Instant }): Promise<void> {
  const days = daysOf[tenant.slug]
  if (days === undefined) return
  await tenant.transaction(async (tx) => {
    if ((await tx.$count(bookings)) > 0) return
    const [people, offered] = await Promise.all([
      tx.select().from(staff).orderBy(asc(staff.position), asc(staff.name)),
      tx.select().from(services).orderBy(asc(services.name)),
    ])
    if (people.length === 0 || offered.length === 0) return
    const known = await prepare(tx)
    const scene = { tenant, ...around, days, people, offered, known }
    const today = around.zone.dateOf(around.now.epochMilliseconds)
    for (const [date, visits] of Map.groupBy(visitsOf(scene), ({ start }) => around.zone.dateOf(start))) {
      for (const visit of visits) await live(tx, visit, scene)
      // Each day's money is counted before that of the next is written down: closings go by that, whatever the date.
      if (date < today) await close(tx, date, today)
    }
    await addCourse(tx, scene)
    await addRequest(tx, scene)
    await addWaiting(tx, scene)
    await keepQuiet(tx)
  })
}

/** @returns the addresses of all its customers, in their order */
async function prepare(tx: TenantTx): Promise<string[]> {
  const rows = regulars.map(([name, email, phone, language]) => ({ name, email, phone, language }))
  await Promise.all([
    tx.insert(customers).values(rows).onConflictDoNothing(),
    tx.insert(policies).values({
      ...{ version: 1, cancelTiers: [{ minutes_before: 1440, percent: 50 }], moveMinutes: 720, maxMoves: 2 },
      ...{ noShowPercent: 50, metadata: { currency: 'MAD' } },
    }),
  ])
  const all = await tx.select({ email: customers.email }).from(customers).orderBy(asc(customers.email))
  return all.map(({ email }) => email).filter((email) => email !== '')
}

interface Visit {
  /** Counts them, and says by that what becomes of each. */
  number: number
  email: string
  serviceId: string
  staffId: string
  start: number
}

/** Who comes when: as full as a good week in the past, ever emptier the farther ahead. */
function visitsOf({ zone, now, days, people, offered, known }: Scene): Visit[] {
  const today = zone.dateOf(now.epochMilliseconds)
  const visits: Visit[] = []
  for (let offset = -reach; offset <= reach; offset++) {
    const date = today + offset
    if (!days.weekdays.includes(weekdayOf(date))) continue
    const density = offset <= 0 ? 4 : offset <= 7 ? 3 : 2
    for (const [person, { id: staffId }] of people.entries()) {
      for (const [slot, start] of days.starts.entries()) {
        if (isCourse(days, date, start) && person === people.length - 1) continue
        // By the offset, not by the date: each day a demo begins has the same picture.
        if (((offset + reach) * 7 + person * 3 + slot * 5) % 10 >= density) continue
        const number = visits.length
        visits.push({
          ...{ number, staffId, start: instantOf(zone, date, start) },
          email: known[(number * 5 + person) % known.length] as string,
          serviceId: (offered[(number * 3 + slot) % offered.length] as Service).id,
        })
      }
    }
  }
  return visits
}

/** Books one, and lets happen what has happened by now. */
async function live(tx: TenantTx, { number, email, serviceId, staffId, start }: Visit, scene: Scene): Promise<void> {
  const { zone, now } = scene
  const startTime = Temporal.Instant.fromEpochMilliseconds(start)
  const before = Temporal.Instant.fromEpochMilliseconds(start - (1 + (number % 9)) * day - 90 * minute)
  const isByPhone = number % 3 === 0
  const booking = await book(
    tx,
    { serviceId, staffId, startTime, customerEmail: email },
    {
      ...{ zone, now: earlier(before, now), by: isByPhone ? reception : customer },
      source: isByPhone ? 'staff' : 'page',
    },
  )
  const at = (minutes: number) => Temporal.Instant.fromEpochMilliseconds(start + minutes * minute)
  const step = async (name: 'cancel' | 'check_in' | 'complete' | 'no_show', when: Temporal.Instant, by: Doer) => {
    if (Temporal.Instant.compare(when, now) > 0) return false
    await transition(tx, name, booking.id, { zone, now: when, by })
    return true
  }
  if (number % 17 === 11) return void (await step('cancel', at(-30 * 60), customer))
  if (number % 19 === 7) return void (await step('no_show', at(25), reception))
  if (!(await step('check_in', at(-5 + (number % 4) * 3), reception))) return
  const isDone = await step('complete', booking.endTime, reception)
  // Some still owe it.
  if (isDone && number % 13 !== 5) await pay(tx, booking, number, scene)
}

async function pay(tx: TenantTx, { id, endTime, priceMinor }: Booking, number: number, { tenant }: Scene) {
  const part = { method: number % 3 === 1 ? 'card' : 'cash', isTip: false, staffId: null, reference: '' } as const
  const tip = { ...part, amount: '20.00', isTip: true }
  const bill = { ...part, amount: (priceMinor / 100).toFixed(2) }
  const by = { ...reception, at: endTime }
  await takePayments(tx, id, number % 5 === 0 ? [bill, tip] : [bill], {
    cashier: { actorId: null, actorName: reception.actorName, business: tenant.name, at: endTime },
    doer: by,
  })
}

/** The evening of a day that is over: now and then the drawer is not quite right. */
async function close(tx: TenantTx, date: number, today: number): Promise<void> {
  const differs = date % 6 === 0 ? -20_00 : 0
  const note = differs === 0 ? '' : 'Monnaie rendue en trop.'
  const closing = { onDate: isoDate(date), currency: 'MAD', floatMinor: 500_00, differs, note }
  await closeDay(tx, closing, isoDate(today), reception)
}

/** A class with seats taken and seats left, each week there is. */
async function addCourse(tx: TenantTx, { zone, now, days, people, known }: Scene): Promise<void> {
  const { course } = days
  if (course === undefined) return
  const { name, description, weekday, start } = course
  const made = await tx
    .insert(services)
    .values({
      ...inThreeLanguages({ name, description }),
      durationMinutes: 60,
      intervalMinutes: 30,
      priceMinor: 250_00,
      capacity: 6,
      position: 9,
    })
    .returning()
  const { id: serviceId } = made[0] as Service
  const staffId = (people.at(-1) as StaffMember).id
  const today = zone.dateOf(now.epochMilliseconds)
  for (let date = today + 1; date <= today + reach; date++) {
    if (weekdayOf(date) !== weekday) continue
    for (const customerEmail of known.slice(0, date - today > 7 ? 2 : 4)) {
      const startTime = Temporal.Instant.fromEpochMilliseconds(instantOf(zone, date, start))
      await book(tx, { serviceId, staffId, startTime, customerEmail }, { zone, now, by: customer, source: 'page' })
    }
  }
}

/** Somebody waits for a yes or a no. */
async function addRequest(tx: TenantTx, { zone, now, days, people, known }: Scene): Promise<void> {
  const { name, description, minutes: durationMinutes, priceMinor } = days.onRequest
  const made = await tx
    .insert(services)
    .values({
      ...inThreeLanguages({ name, description }),
      durationMinutes,
      intervalMinutes: 15,
      priceMinor,
      requiresApproval: true,
      position: 9,
    })
    .returning()
  const { id: serviceId } = made[0] as Service
  // Behind all others: nobody has anything then.
  const from = zone.dateOf(now.epochMilliseconds) + reach + 1
  const date = [0, 1, 2, 3].map((more) => from + more).find((one) => days.weekdays.includes(weekdayOf(one))) as number
  const wanted = {
    ...{ serviceId, staffId: (people[0] as StaffMember).id, customerEmail: known[3] as string },
    startTime: Temporal.Instant.fromEpochMilliseconds(instantOf(zone, date, days.starts[0] as string)),
    notes: 'Plutôt le matin, si possible.',
  }
  await book(tx, wanted, { zone, now, by: customer, source: 'page' })
}

/** Somebody would come today, or on one of the next days, if there were a time. */
async function addWaiting(tx: TenantTx, { zone, now, offered, known }: Scene): Promise<void> {
  const today = zone.dateOf(now.epochMilliseconds)
  const wish = { serviceId: (offered[0] as Service).id, fromDate: isoDate(today), toDate: isoDate(today + 7) }
  const around = { zone, now, by: customer }
  await joinWaitlist(tx, { customerEmail: known[5] as string }, wish, around)
  // The first is offered a time as soon as somebody goes round the list; for this one there is none.
  const late = { ...wish, toDate: wish.fromDate, fromTime: '23:00', toTime: '23:30', notes: 'Seulement tard le soir.' }
  await joinWaitlist(tx, { customerEmail: known[7] as string }, late, around)
}

/** Nobody is written to about what is made up; one message failed, so that there is one to look at. */
async function keepQuiet(tx: TenantTx): Promise<void> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    update ${notifications} set status = 'cancelled', failure = 'Demonstration data: nobody is written to.'
    where status = 'queued' returning id`)
  const last = rows.at(-1)
  if (last === undefined) return
  await tx.execute(sql`
    update ${notifications} set status = 'failed', channel = 'email', recipient = 'nora.lahlou@example',
      failure = 'The address does not exist.' where id = ${last.id}::uuid`)
}

const isoDate = (date: number) => new Date(date * day).toISOString().slice(0, 10)

function instantOf(zone: Zone, date: number, time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return zone.instantOf(date * day + (hours * 60 + minutes) * minute)
}

function isCourse({ course }: Days, date: number, start: string): boolean {
  return course !== undefined && weekdayOf(date) === course.weekday && start === course.start
}

const earlier = (one: Temporal.Instant, other: Temporal.Instant) =>
  Temporal.Instant.compare(one, other) < 0 ? one : other
