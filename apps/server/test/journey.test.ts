import { TenantClient } from '@bookme/tenancy/testing'
import { desc, eq } from 'drizzle-orm'
import type { LightMyRequestResponse } from 'fastify'
import { expect, test } from 'vitest'
import { messages } from '../src/modules/mail/tables.ts'
import { assertConsistent } from './consistency.ts'
import { type Client, openApp, signIn } from './fixtures.ts'

// A business from its sign-up to its first customer, a member who leaves, and a suspension: everything over HTTP, with what
// the mails say.

type Json = Record<string, unknown>
interface Told extends Json {
  status: number
  id: string
  code?: string
  results: Json[]
}

const password = 'a long password indeed'

test('sign up, verify, invite, set hours, book, remove, suspend, resume', async () => {
  const context = await openApp()
  const { app, tenancy, platform } = context
  await tenancy.reconcile({ spares: 2 })
  const at = (host: string, cookie?: string): Client =>
    new TenantClient<LightMyRequestResponse>(
      app,
      host,
      cookie === undefined ? {} : { cookie, origin: `http://${host}` },
    )
  const told = async (reply: Promise<LightMyRequestResponse>): Promise<Told> => {
    const { statusCode, body } = await reply
    return { ...(body === '' ? {} : (JSON.parse(body) as Json)), status: statusCode } as Told
  }
  const get = (client: Client, path: string) => told(client.get(path))
  const post = (client: Client, path: string, body: Json = {}) => told(client.post(path, body))
  const mailTo = async (recipient: string) => {
    const [message] = await tenancy.shared.db
      .select()
      .from(messages)
      .where(eq(messages.recipient, recipient))
      .orderBy(desc(messages.createdAt))
    return message?.text ?? ''
  }
  const tokenIn = (text: string) => /token=([\w.-]+)/.exec(text)?.[1]
  const enter = async (email: string) => {
    const reply = await at(host).post('/api/auth/sign-in/email', { email, password }, { origin: `http://${host}` })
    expect(reply.statusCode, reply.body).toBe(200)
    const cookies = [reply.headers['set-cookie']].flat().map((line) => line?.split(';')[0])
    return at(host, cookies.join('; '))
  }

  const host = 'zahra.localhost:8000'
  const visitor = at(host)
  const owner = { email: 'zahra@example.com', name: 'Zahra Alami' }
  const therapist = { email: 'nadia@example.com', name: 'Nadia Idrissi' }
  const guest = 'amina@example.com'

  // Somebody signs up: the address is theirs at once, and nobody else finds the business before it is verified.
  const wanted = { business_name: 'Institut Zahra', address: 'zahra', ...owner, password }
  expect(await post(platform, '/api/signup/', wanted)).toMatchObject({ status: 201, address: 'zahra' })
  expect(await get(visitor, '/api/services/')).toMatchObject({ status: 403, code: 'tenants.not_open' })
  expect((await visitor.get('/', { accept: 'text/html' })).statusCode).toBe(403)
  const token = tokenIn(await mailTo(owner.email))
  expect(await post(platform, '/api/signup/verify/', { token })).toMatchObject({ status: 200 })
  await expect.poll(() => get(visitor, '/api/services/')).toMatchObject({ status: 200, results: [] })

  // The owner furnishes it, and invites the one who will work there.
  const zahra = await enter(owner.email)
  const service = await post(zahra, '/api/services/', { name: 'Gommage', duration_minutes: 60, price: '250.00' })
  const nadia = await post(zahra, '/api/staff/', { name: therapist.name })
  const other = await post(zahra, '/api/staff/', { name: 'Somebody else' })
  expect([service.status, nadia.status, other.status]).toEqual([201, 201, 201])
  const invitation = { email: therapist.email, role: 'staff', staff_id: nadia.id }
  expect(await post(zahra, '/api/invitations/', invitation)).toMatchObject({ status: 201, state: 'open' })
  const invited = { token: tokenIn(await mailTo(therapist.email)), name: therapist.name, password }
  expect(await post(visitor, '/api/invitations/accept/', invited)).toMatchObject({ status: 200, role: 'staff' })

  // She sets her own hours, and nobody else's.
  const salon = await enter(therapist.email)
  for (const weekday of [1, 2, 3, 4, 5, 6, 7]) {
    const hours = { weekday, start_time: '10:00', end_time: '18:00' }
    expect(await post(salon, '/api/availability/', { ...hours, staff_id: nadia.id })).toMatchObject({ status: 201 })
    expect(await post(salon, '/api/availability/', { ...hours, staff_id: other.id })).toMatchObject({ status: 403 })
  }

  // A customer books what is offered, and sees it with a code.
  const day = Temporal.Now.plainDateISO('UTC').add({ days: 7 }).toString()
  const slots = await get(visitor, `/api/availability/slots/?service=${service.id}&from=${day}&to=${day}`)
  const [first] = slots.results as { start_time: string }[]
  const wish = { service_id: service.id, customer_email: guest, start_time: first?.start_time }
  const booking = await post(visitor, '/api/bookings/', wish)
  expect(booking).toMatchObject({ status: 201 })
  expect((await get(salon, '/api/bookings/')).results).toMatchObject([{ id: booking.id, staff_id: nadia.id }])
  expect(await post(visitor, '/api/my/code/', { email: guest })).toMatchObject({ status: 202 })
  const [code] = /\b\d{6}\b/.exec(await mailTo(guest)) ?? []
  const session = await visitor.post('/api/my/session/', { email: guest, code })
  const customer = at(host, String(session.headers['set-cookie']).split(';')[0])
  expect((await get(customer, '/api/my/bookings/')).results).toMatchObject([{ reference: booking.reference }])

  // She leaves: what she had open ends with it.
  const members = (await get(zahra, '/api/members/')).results
  const membership = members.find(({ email }) => email === therapist.email)
  expect((await zahra.request('DELETE', `/api/members/${membership?.id}/`)).statusCode).toBe(204)
  expect(await get(salon, '/api/bookings/')).toMatchObject({ status: 403, code: 'core.forbidden' })
  const [last] = members.filter(({ email }) => email === owner.email)
  expect((await zahra.request('DELETE', `/api/members/${last?.id}/`)).statusCode).toBe(409)

  // The platform suspends the business: closed for the world, to be read by who answers for it.
  const operator = await signIn(context, 'localhost:8000', { superuser: true })
  const { id: tenantId } = await tenancy.open('zahra')
  const reason = 'Unpaid since October'
  expect(await post(operator, `/api/tenants/${tenantId}/suspend/`, { reason })).toMatchObject({ status: 200 })
  await expect.poll(() => get(visitor, '/api/services/')).toMatchObject({ status: 403, code: 'tenants.closed' })
  const page = await visitor.get('/', { accept: 'text/html', 'accept-language': 'fr' })
  expect([page.statusCode, page.body]).toEqual([403, expect.stringContaining('Institut Zahra')])
  expect(await get(customer, '/api/my/bookings/')).toMatchObject({ status: 403 })
  expect((await get(zahra, '/api/bookings/')).results).toMatchObject([{ id: booking.id }])
  const change = await zahra.request('PATCH', `/api/services/${service.id}/`, { name: 'Autre' })
  expect(change.json()).toMatchObject({ status: 403, code: 'tenants.read_only' })

  // It pays, and goes on where it was.
  expect(await post(operator, `/api/tenants/${tenantId}/resume/`, { reason: 'Paid' })).toMatchObject({ status: 200 })
  await expect.poll(() => get(visitor, '/api/services/')).toMatchObject({ status: 200 })
  expect((await get(customer, '/api/my/bookings/')).results).toMatchObject([{ reference: booking.reference }])

  // Whoever may look finds who did what.
  const actions = async (client: Client, path: string) => (await get(client, path)).results.map(({ action }) => action)
  expect(await actions(zahra, '/api/audit/?page_size=100')).toEqual(
    expect.arrayContaining([
      'services.create',
      'staff.create',
      'availability.create',
      'tenants.suspend',
      'tenants.resume',
    ]),
  )
  expect(await actions(operator, `/api/platform_audit/?tenant_id=${tenantId}&page_size=100`)).toEqual(
    expect.arrayContaining(['tenants.suspend', 'tenants.resume']),
  )
  await assertConsistent((await tenancy.open('zahra')).db)
}, 60_000)
