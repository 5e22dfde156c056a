import { randomUUIDv7 } from 'node:crypto'
import { eq } from 'drizzle-orm'
import pg from 'pg'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { appOfFile, type Client, newService, newStaffMember, signIn, soon } from '../../../test/fixtures.ts'
import { UnreadableSealError } from '../../core/seal.ts'
import { staff } from '../staff/tables.ts'
import { resealNotes } from './reseal.ts'
import { healthSeal } from './seal.ts'
import { healthNotes } from './tables.ts'

const app = appOfFile()
const host = 'demo.localhost:8000'
const text = 'Allergie à l’ammoniaque — sévère'
const [tenant, customer] = [randomUUIDv7(), randomUUIDv7()]
const keyOf = (id: string) => ({ id, secret: `a secret of thirty-two characters, number ${id}` })
const seal = healthSeal([keyOf('1')])
let owner: Client

beforeAll(async () => {
  owner = await signIn(app(), host, { memberOf: 'demo' })
})

const addressOf = (id: string) => `/api/customers/${id}/health_note/`
async function customerWithNote(client = owner): Promise<string> {
  const { id } = (await client.post('/api/customers/', { name: 'Amina' })).json()
  expect((await client.request('PUT', addressOf(id), { text })).json()).toMatchObject({ customer_id: id, text })
  return id
}

test('a note opens for the customer and business it was sealed for, and under no other', () => {
  const sealed = seal.seal(tenant, customer, text)
  expect(seal.open(tenant, customer, sealed)).toBe(text)
  expect(seal.seal(tenant, customer, text)).not.toBe(sealed)
  expect(sealed).not.toContain('Allergie')
  expect(() => seal.open(randomUUIDv7(), customer, sealed)).toThrow(UnreadableSealError)
  expect(() => seal.open(tenant, randomUUIDv7(), sealed)).toThrow(UnreadableSealError)
  expect(() => healthSeal([{ ...keyOf('1'), secret: 'x'.repeat(32) }]).open(tenant, customer, sealed)).toThrow(
    UnreadableSealError,
  )
  const [version, id, iv, body] = sealed.split('.') as [string, string, string, string]
  const flipped = Buffer.from(body, 'base64url')
  flipped[0]! ^= 1
  const cut = Buffer.from(body, 'base64url').subarray(0, 8).toString('base64url')
  for (const changed of [
    [version, id, iv, flipped.toString('base64url')],
    [version, id, iv, cut],
    [version, id, '', body],
    [version, '2', iv, body],
    ['v2', id, iv, body],
    [],
  ]) {
    expect(() => seal.open(tenant, customer, changed.join('.'))).toThrow(UnreadableSealError)
  }
})

test('with a new key in front old notes still open, and are sealed anew by a command or when they are written', async () => {
  const { id: customerId } = (await owner.post('/api/customers/', { name: 'Omar' })).json()
  const { id, db } = await app().open('demo')
  const values = { customerId, sealed: healthSeal([keyOf('1')]).seal(id, customerId, text) }
  const [before] = await db.insert(healthNotes).values(values).returning()
  const config = { ...app().config, healthKeys: [keyOf('2'), keyOf('1'), ...app().config.healthKeys] } as const
  const reseal = async () => resealNotes.reseal(await app().open('demo'), config.healthKeys)
  expect(await reseal()).toMatchObject({ resealed: expect.toSatisfy((count) => count >= 1) })
  const [after] = await db.select().from(healthNotes).where(eq(healthNotes.customerId, customerId))
  expect(after!.sealed).toMatch(/^v1\.2\./)
  expect(String(after!.updatedAt)).toBe(String(before!.updatedAt))
  expect(healthSeal([keyOf('2')]).open(id, customerId, after!.sealed)).toBe(text)
  expect(await reseal()).toMatchObject({ resealed: 0 })
  // Without the old key it says which one is missing, and seals nothing.
  const lost = { ...config, healthKeys: [keyOf('3')] } as const
  await expect(resealNotes.reseal(await app().open('demo'), lost.healthKeys)).rejects.toThrow('under the key 2')
})

test('it is written, read and forgotten, each time with an event that does not say what it says', async () => {
  const id = await customerWithNote()
  expect((await owner.get(addressOf(id))).json()).toMatchObject({ customer_id: id, text })
  expect((await owner.request('PUT', addressOf(id), { text: 'Rien' })).json()).toMatchObject({ text: 'Rien' })
  expect((await owner.request('DELETE', addressOf(id))).statusCode).toBe(204)
  for (const method of ['GET', 'DELETE']) {
    const { status, code } = (await owner.request(method, addressOf(id))).json()
    expect([method, status, code]).toEqual([method, 404, 'customers.health_note_not_found'])
  }
  const { results } = (await owner.get(`/api/audit/?object_id=${id}&action=customers.health`)).json()
  expect(results.map(({ action }: { action: string }) => action)).toEqual([
    ...['customers.health_delete', 'customers.health_write', 'customers.health_read', 'customers.health_write'],
  ])
  expect(results).toMatchObject(results.map(() => ({ object_label: 'Amina', before: {}, after: {} })))
  // Nor does the customer themselves show it.
  const again = await customerWithNote()
  expect((await owner.get(`/api/customers/${again}/`)).body).not.toContain('Allergie')
  expect((await owner.get('/api/audit/export/')).body).not.toMatch(/Allergie|Rien/)
})

test('a note that is copied to another customer or business opens for neither, and tells nothing', async () => {
  const [one, other] = [await customerWithNote(), await customerWithNote()]
  const demo = await app().open('demo')
  const [note] = await demo.db.select().from(healthNotes).where(eq(healthNotes.customerId, one))
  await demo.db.update(healthNotes).set({ sealed: note!.sealed }).where(eq(healthNotes.customerId, other))
  const reply = await owner.get(addressOf(other))
  expect([reply.statusCode, reply.json().code]).toEqual([500, 'core.internal'])
  expect(reply.body).not.toContain('Allergie')

  // The same customer's id at another business.
  const acme = await app().open('acme')
  const ownerOfAcme = await signIn(app(), 'acme.localhost:8000', { memberOf: 'acme' })
  const { id } = (await ownerOfAcme.post('/api/customers/', { name: 'Amina' })).json()
  await ownerOfAcme.request('PUT', addressOf(id), { text })
  await acme.db.update(healthNotes).set({ sealed: note!.sealed })
  expect((await ownerOfAcme.get(addressOf(id))).statusCode).toBe(500)
  const seals = healthSeal(app().config.healthKeys)
  expect(() => seals.open(acme.id, one, note!.sealed)).toThrow(UnreadableSealError)
  // The control: where it belongs, it opens.
  expect(seals.open(demo.id, one, note!.sealed)).toBe(text)
})

test('no table of the database has a note in plain text', async () => {
  const id = await customerWithNote()
  await owner.get(addressOf(id))
  const client = new pg.Client({ connectionString: app().config.ownerUrl! })
  await client.connect()
  onTestFinished(() => client.end())
  const found = async (wanted: string) => {
    const { rows: tables } = await client.query(`select format('%I.%I', n.nspname, c.relname) as name from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and (n.nspname = 'public' or n.nspname ~ '^tenant_')`)
    const hits: string[] = []
    for (const { name } of tables) {
      const { rowCount } = await client.query(`select 1 from ${name} t where t::text like $1 limit 1`, [`%${wanted}%`])
      if (rowCount !== 0) hits.push(name)
    }
    return hits.sort()
  }
  expect(await found('ammoniaque')).toEqual([])
  // The control: what is stored as it is, is found so.
  await owner.request('PATCH', `/api/customers/${id}/`, { name: 'Amina Ammoniaque' })
  expect(await found('Ammoniaque')).toEqual(['tenant_demo.core_audit_event', 'tenant_demo.customers_customer'])
})

test('owners and managers see it, staff of whom they serve, and nobody else', async () => {
  const id = await customerWithNote()
  const { db } = await app().open('demo')
  for (const role of ['reception', 'accountant'] as const) {
    const client = await signIn(app(), host, { memberOf: 'demo', role })
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const { statusCode } = await client.request(method, addressOf(id), method === 'PUT' ? { text } : undefined)
      expect([role, method, statusCode]).toEqual([role, method, 403])
    }
  }
  const manager = await signIn(app(), host, { memberOf: 'demo', role: 'manager' })
  expect((await manager.get(addressOf(id))).json()).toMatchObject({ text })

  const service = await newService(db)
  const person = await newStaffMember(db)
  const colleague = await signIn(app(), host, { memberOf: 'demo', role: 'staff' })
  const { user } = (await colleague.get('/api/auth/get-session')).json()
  await db.update(staff).set({ userId: user.id }).where(eq(staff.id, person.id))
  for (const method of ['GET', 'PUT', 'DELETE']) {
    const reply = await colleague.request(method, addressOf(id), method === 'PUT' ? { text } : undefined)
    expect([method, reply.statusCode, reply.json().code]).toEqual([method, 404, 'customers.not_found'])
  }
  await owner.request('PATCH', `/api/customers/${id}/`, { email: 'served@example.com' })
  const body = { service_id: service.id, customer_email: 'served@example.com', start_time: soon.toString() }
  expect((await owner.post('/api/bookings/', { ...body, staff_id: person.id })).statusCode).toBe(201)
  expect((await colleague.get(addressOf(id))).json()).toMatchObject({ text })
  expect((await app().demo.get(addressOf(id))).statusCode).toBe(401)
})
