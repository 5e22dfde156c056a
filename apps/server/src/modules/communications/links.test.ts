import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { newService, newStaffMember, openApp, soon } from '../../../test/fixtures.ts'
import { languages } from '../../core/shapes.ts'
import { bookings } from '../bookings/tables.ts'
import { settingsOf } from '../tenants/index.ts'
import { entries } from '../waitlist/tables.ts'
import type { Claimed } from './sending/claim.ts'
import { putIntoWords } from './sending/words.ts'
import { bookingFacts, StoredFacts } from './stored.ts'
import { channels, notificationKinds } from './tables.ts'

test('every link in every kind of message, on every channel and in every language, leads to a page', async () => {
  const context = await openApp()
  const { config, tenancy, demo } = context
  const tenant = await context.open('demo')
  const { db } = tenant
  const { id: service_id } = await newService(db)
  await newStaffMember(db)
  const customer_email = 'amina@example.com'
  await demo.post('/api/bookings/', { service_id, start_time: soon.toString(), customer_email })
  const date = soon.toString().slice(0, 10)
  await demo.post('/api/waitlist/', { service_id, from_date: date, to_date: date, customer_email })
  const [booking] = await db.select().from(bookings)
  const [entry] = await db.select().from(entries)
  const { rows } = await db.execute<{ facts: unknown }>(
    sql`select ${bookingFacts} as facts from ${bookings} b where ${eq(sql`b.id`, booking!.id)}`,
  )
  const stored = { booking: rows[0]!.facts, until: soon.toString() }
  const options = { tenancy, config, settings: settingsOf(tenancy) }

  const found = new Map<string, string[]>()
  for (const kind of notificationKinds) {
    const offered = { ...stored, entry: { id: entry!.id, toDate: entry!.toDate } }
    const digest = { day: { date, bookings: [{ wallTime: `${date}T09:00`, service: 'Haircut', customer: 'Amina' }] } }
    const facts = StoredFacts.parse(kind === 'staff_digest' ? digest : kind === 'waitlist_offer' ? offered : stored)
    for (const channel of channels) {
      for (const language of languages) {
        const { message } = await putIntoWords(
          options,
          tenant,
          {
            notification: { id: booking!.id, kind, language, key: null, metadata: {} },
            attempt: { channel, recipient: channel === 'email' ? customer_email : '+212612345678' },
            ...{ facts, booking: kind === 'staff_digest' ? undefined : booking },
            ...{ addressee: { name: 'Amina' }, rules: { hideServices: false } },
          } as unknown as Claimed,
          Temporal.Now.instant(),
        )
        const text = [message.subject, message.text, message.html ?? ''].join('\n')
        for (const [address] of text.matchAll(/https?:\/\/[^\s"'<>⁩]+/g)) {
          found.getOrInsert(address, []).push(`${kind} ${channel} ${language}`)
        }
      }
    }
  }

  const paths = [...found.keys()].map((address) => new URL(address).pathname)
  expect(paths.some((path) => path.startsWith('/b/'))).toBe(true)
  expect(paths.some((path) => path.startsWith('/w/'))).toBe(true)
  for (const [address, where] of found) {
    const { hostname, pathname } = new URL(address)
    expect([hostname, where[0]]).toEqual(['demo.localhost', where[0]])
    const page = await demo.get(pathname, { accept: 'text/html' })
    expect([where[0], page.statusCode, page.headers['content-type']]).toEqual([
      where[0],
      200,
      'text/html; charset=utf-8',
    ])
  }
})
