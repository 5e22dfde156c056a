import { eq } from 'drizzle-orm'
import { services } from '../../src/modules/services/tables.ts'
import { staff } from '../../src/modules/staff/tables.ts'
import type { Ground } from './fixtures.ts'

export const zone = 'Africa/Casablanca'

/** The next date but one on which the demo salon works: it rests on Mondays. */
export function openDate(from = Temporal.Now.plainDateISO(zone)): Temporal.PlainDate {
  const next = from.add({ days: 2 })
  return next.dayOfWeek === 1 || next.dayOfWeek === 5 ? openDate(next) : next
}

export const at = (date: Temporal.PlainDate, time: string) =>
  date.toZonedDateTime({ timeZone: zone, plainTime: time }).toInstant().toString()

/** Who works at the demo salon, and what is done there, by their names. */
export async function salonOf({ open }: Pick<Ground, 'open'>) {
  const { db } = await open('demo')
  const people = await db.select().from(staff).orderBy(staff.position, staff.name)
  const [service] = await db.select().from(services).where(eq(services.name, 'Coupe homme'))
  return { db, people, service: service! }
}

let known: Promise<{ id: string; date: string }> | undefined

/** A booking that any screen can show; made once. */
export function bookTomorrow(ground: Ground): Promise<{ id: string; date: string }> {
  known ??= (async () => {
    const { service, people } = await salonOf(ground)
    const date = openDate()
    const body = {
      ...{ service_id: service.id, staff_id: people[0]!.id, start_time: at(date, '11:00') },
      ...{ customer_email: 'amina@example.com', customer_name: 'Amina Berrada' },
    }
    const reply = await ground.demo.post('/api/bookings/', body)
    return { id: reply.json().id, date: date.toString() }
  })()
  return known
}
