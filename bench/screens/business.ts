import type { TenantHandle } from '@bookme/tenancy'
import pg from 'pg'
import { customers } from '../../apps/server/src/modules/customers/tables.ts'
import { services } from '../../apps/server/src/modules/services/tables.ts'
import { availability, staff } from '../../apps/server/src/modules/staff/tables.ts'
import { domainOf, type World } from '../world.ts'

const slug = 'screens'
export const size = { services: 60, people: 9, customers: 10_000, aDay: 8, week: 9 * 8 * 7 }

/** A business with 10,000 customers, and some 500 bookings in each of the weeks around the present one. */
export async function openBusiness({ tenancy }: World): Promise<{ tenant: TenantHandle; host: string }> {
  const host = domainOf(slug)
  const there = await tenancy.resolve(host)
  if (there === null) {
    const values = { status: 'active' as const, contactEmail: 'screens@example.com' }
    await tenancy.create({ slug, name: 'Salon Yasmine', domain: host, values })
    await employ(await tenancy.open(slug))
  }
  const tenant = await tenancy.open(slug)
  await tenancy.internals.owner.with(async (client) => {
    await client.query('begin')
    await client.query(`set local search_path = ${pg.escapeIdentifier(tenant.schemaName)}, extensions`)
    if ((await tenant.db.$count(customers)) < size.customers) await client.query(writeCustomers)
    // Made anew each time: they are those of the weeks around today.
    for (const table of ['booking_event', 'occupation', 'item', 'booking', 'session'])
      await client.query(`delete from bookings_${table}`)
    for (const text of writeBookings) await client.query(text)
    await client.query('commit')
    await client.query('analyze')
  })
  return { tenant, host }
}

async function employ({ db }: TenantHandle): Promise<void> {
  const people = await db
    .insert(staff)
    .values(Array.from({ length: size.people }, (_, position) => ({ name: `Salma ${position + 1}`, position })))
    .returning()
  const week = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, startTime: '09:00', endTime: '20:00' }))
  await db.insert(availability).values(people.flatMap(({ id }) => week.map((hours) => ({ staffId: id, ...hours }))))
  await db.insert(services).values(
    Array.from({ length: size.services }, (_, index) => ({
      name: `Prestation ${index + 1}`,
      description: 'Shampoing, coupe et coiffage, avec un thé à la menthe pendant que vous attendez',
      durationMinutes: 30,
      intervalMinutes: 15,
      horizonDays: 60,
      priceMinor: 100_00 + 500 * index,
      position: index,
    })),
  )
}

const writeCustomers = `
  insert into customers_customer (id, created_at, updated_at, name, email, phone, language)
  select gen_random_uuid(), t, t,
    (array['Amina','Yasmine','أحمد','Éloïse','Hajar','Karim','Sofia','Mehdi'])[1 + n % 8] || ' ' ||
    (array['Berrada','Chraïbi','العلوي','Tazi','Ouazzani'])[1 + n % 5] || ' ' || n % 1000,
    'customer' || n || '@example.com', '06' || lpad(n::text, 8, '0'), (array['fr','ar','en'])[1 + n % 3]
  from (select n, now() - n * interval '1 hour' as t from generate_series(1, ${size.customers}) n) made`

const made = 'id, created_at, updated_at'
const what = 'service_id, staff_id, start_time, end_time'
const times = 'id, start_time, start_time'

/** Half an hour with each person eight times a day, an hour from the start of one to that of the next. */
const writeBookings: readonly string[] = [
  `create temp table filled on commit drop as
   select gen_random_uuid() as id, start_time, start_time + interval '30 minutes' as end_time, person.id as staff_id,
     service.id as service_id, customer.id as customer_id, to_char(row_number() over (), 'FM0000000') as reference
   from generate_series(-14, 20) day, generate_series(0, ${size.aDay - 1}) place,
     (select id, row_number() over (order by position) as number from staff_staff) person,
     lateral (select (date_trunc('week', now() at time zone 'Africa/Casablanca') + day * interval '1 day'
       + interval '10 hours' + place * interval '1 hour' + person.number * interval '5 minutes')
       at time zone 'Africa/Casablanca' as start_time) at,
     lateral (select id from services_service where position = (day + 14 + place * 7 + person.number) % ${size.services}) service,
     lateral (select id from customers_customer
       where email = 'customer' || (1 + (day + 14) * 97 + place * 11 + person.number) || '@example.com') customer`,
  `insert into bookings_session (${made}, ${what}, taken) select ${times}, ${what}, 1 from filled`,
  `insert into bookings_booking (${made}, ${what}, status, customer_id, reference, price_minor, currency)
   select ${times}, ${what}, 'confirmed', customer_id, reference, 15000, 'MAD' from filled`,
  `insert into bookings_item (${made}, ${what}, booking_id, session_id, position, name, price_minor)
   select ${times}, ${what}, id, id, 0, 'Prestation', 15000 from filled`,
  `insert into bookings_occupation (${made}, subject_id, session_id, during)
   select ${times}, staff_id, id, tstzrange(start_time, end_time) from filled`,
  `insert into bookings_booking_event (${made}, booking_id, number, kind, to_status, actor_kind, channel)
   select ${times}, id, 1, 'confirmed', 'confirmed', 'customer', 'page' from filled`,
]
