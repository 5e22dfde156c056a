import { eq } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { appOfFile, type Client, newService, newStaffMember, signIn } from '../../../test/fixtures.ts'
import { services } from '../services/tables.ts'
import { staff } from '../staff/tables.ts'
import { tenants } from './tables.ts'

const app = appOfFile()
let member: Client
let memberOfAcme: Client
let operator: Client

beforeAll(async () => {
  member = await signIn(app(), 'demo.localhost:8000', { memberOf: 'demo' })
  memberOfAcme = await signIn(app(), 'acme.localhost:8000', { memberOf: 'acme' })
  operator = await signIn(app(), 'localhost:8000', { superuser: true })
})

const kinds = [
  { list: 'services', limit: 'max_services', body: { name: 'x', price: '1.00' }, table: services, make: newService },
  { list: 'staff', limit: 'max_staff', body: { name: 'x' }, table: staff, make: newStaffMember },
] as const

describe.each(kinds)('$limit', ({ list, limit, body, table, make }) => {
  const demo = () => app().open('demo')
  const active = async () => (await demo()).db.$count(table, eq(table.isActive, true))
  const have = async (many: number, isActive = true) => {
    const { db } = await demo()
    return Promise.all(Array.from({ length: many }, () => make(db, { isActive })))
  }
  const allow = async (most: number) => {
    const { id } = await demo()
    const reply = await operator.request('PATCH', `/api/tenants/${id}/`, { [limit]: most })
    expect(reply.statusCode).toBe(200)
  }
  /** How many of those who ask at once are refused by the limit; all others must succeed. */
  const race = async (requests: (() => ReturnType<Client['post']>)[]) => {
    const replies = await Promise.all(requests.map((send) => send()))
    const refused = replies.filter(({ statusCode }) => statusCode >= 400).map((reply) => reply.json())
    for (const problem of refused) {
      expect(problem).toMatchObject({ status: 409, code: 'tenants.limit_reached' })
      expect(problem.detail).toContain(limit)
    }
    return refused.length
  }
  const at20 = (send: (index: number) => ReturnType<Client['post']>) =>
    Array.from({ length: 20 }, (_, index) => () => send(index))

  beforeEach(async () => {
    for (const slug of ['demo', 'acme']) await (await app().open(slug)).db.delete(table)
    await app().tenancy.shared.db.update(tenants).set({ maxServices: 20, maxStaff: 20 })
  })

  test('holds when twenty are made at once: exactly the rest pass', async () => {
    await have(12)
    for (const [rest, most] of [
      [1, 13],
      [2, 15],
      [5, 20],
    ] as const) {
      await allow(most)
      expect(await race(at20(() => member.post(`/api/${list}/`, body)))).toBe(20 - rest)
      expect(await active()).toBe(most)
    }
  })

  test('holds for many made together, all of them or none', async () => {
    await have(12)
    const three = [body, body, body]
    expect(await race(at20(() => member.post(`/api/${list}/bulk/`, three)))).toBe(18)
    expect(await active()).toBe(18)
    // Those that are switched off do not count.
    const mixed = [body, body, { ...body, is_active: false }]
    expect((await member.post(`/api/${list}/bulk/`, mixed)).statusCode).toBe(201)
    expect(await active()).toBe(20)
  })

  test('holds when twenty are switched on at once, by PATCH or PUT, while others are made', async () => {
    await have(15)
    const off = await have(20, false)
    const requests = at20((index) => {
      const path = `/api/${list}/${off[index]!.id}/`
      if (index % 3 === 0) return member.post(`/api/${list}/`, body)
      if (index % 3 === 1) return member.request('PUT', path, body)
      return member.request('PATCH', path, { is_active: true })
    })
    expect(await race(requests)).toBe(15)
    expect(await active()).toBe(20)
  })

  test('that was lowered lets what there is be changed and switched off, and nothing be added', async () => {
    const [first] = await have(6)
    const [off] = await have(1, false)
    await allow(4)
    const path = `/api/${list}/${first!.id}/`
    expect((await member.request('PATCH', path, { name: 'changed' })).statusCode).toBe(200)
    expect(await race([() => member.post(`/api/${list}/`, body)])).toBe(1)
    expect((await member.post(`/api/${list}/`, { ...body, is_active: false })).statusCode).toBe(201)
    expect((await member.request('PATCH', path, { is_active: false })).statusCode).toBe(200)
    // Still above it: what was switched off stays so.
    expect(await race([() => member.request('PATCH', path, { is_active: true })])).toBe(1)
    expect(await race([() => member.request('PATCH', `/api/${list}/${off!.id}/`, { is_active: true })])).toBe(1)
    expect(await active()).toBe(5)
    expect((await member.request('DELETE', path)).statusCode).toBe(204)
  })

  test('is of one business alone, and zero is a limit', async () => {
    await allow(0)
    expect(await race([() => member.post(`/api/${list}/`, body)])).toBe(1)
    expect(await race([() => memberOfAcme.post(`/api/${list}/`, body)])).toBe(0)
    await allow(1)
    expect(await race([() => member.post(`/api/${list}/`, body)])).toBe(0)
  })
})
