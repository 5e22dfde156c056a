import { readdirSync, readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { migrations } from '../src/tenancy.ts'
import { inApp } from './fixtures.ts'

const folder = migrations.tenant
const names = readdirSync(folder).sort()
const first = names.findIndex((name) => name.endsWith('_booking_life'))
const sqlOf = (some: readonly string[]) =>
  some.map((name) => readFileSync(`${folder}/${name}/migration.sql`, 'utf8')).join('\n')

inApp(
  'bookings from before there were sessions keep their time, and those that are over have none',
  async (context) => {
    const { rows } = await context.tenancy.internals.owner.with(async (client) => {
      await client.query('begin; create schema earlier; set local search_path to earlier, extensions')
      await client.query(sqlOf(names.slice(0, first)))
      const id = (number: number) => `'00000000-0000-7000-8000-${String(number).padStart(12, '0')}'`
      const now = 'now(), now()'
      await client.query(`
      insert into services_service (id, created_at, updated_at, name, price_minor) values (${id(1)}, ${now}, 'Cut', 15000);
      insert into staff_staff (id, created_at, updated_at, name) values (${id(2)}, ${now}, 'Salma');
      insert into customers_customer (id, created_at, updated_at, email) values (${id(3)}, ${now}, 'a@example.com')`)
      const book = async (number: number, status: string, hour: number, overbooked: boolean | null) => {
        const [from, to] = [`'2030-01-07 ${hour}:00Z'`, `'2030-01-07 ${hour + 1}:00Z'`]
        await client.query(`
        insert into bookings_booking (id, created_at, updated_at, service_id, staff_id, customer_id, start_time, end_time,
          status, price_minor, currency)
        values (${id(number)}, ${now}, ${id(1)}, ${id(2)}, ${id(3)}, ${from}, ${to}, '${status}', 15000, 'MAD')`)
        if (overbooked === null) return
        await client.query(`
        insert into bookings_occupation (id, created_at, updated_at, subject_id, during, booking_id, kind, overbooked)
        values (${id(number + 100)}, ${now}, ${id(2)}, tstzrange(${from}, ${to}), ${id(number)}, 'booking', ${overbooked})`)
      }
      await book(11, 'confirmed', 9, false)
      await book(12, 'confirmed', 9, true)
      await book(13, 'cancelled', 10, null)
      await book(14, 'completed', 10, false)
      await client.query(sqlOf(names.slice(first)))
      const found = await client.query(`
      select b.status, i.name, i.price_minor, s.taken, s.overbooked, count(o.id)::int as occupations
      from bookings_booking b join bookings_item i on i.booking_id = b.id left join bookings_session s on s.id = i.session_id
        left join bookings_occupation o on o.session_id = s.id
      group by b.id, i.id, s.id order by b.id`)
      await client.query('rollback')
      return found
    })
    const item = { name: 'Cut', price_minor: 15_000 }
    expect(rows).toEqual([
      { ...item, status: 'confirmed', taken: 1, overbooked: false, occupations: 1 },
      { ...item, status: 'confirmed', taken: 1, overbooked: true, occupations: 1 },
      { ...item, status: 'cancelled', taken: null, overbooked: null, occupations: 0 },
      { ...item, status: 'completed', taken: 1, overbooked: false, occupations: 1 },
    ])
  },
)
