import { randomUUIDv7 } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { inApp, signIn } from '../../../test/fixtures.ts'
import { lifecycle, tenants } from './tables.ts'

const host = 'localhost:8000'
const wanted = { name: 'Café Zürich & Co', domain: 'Cafe.localhost', email: 'owner@cafe.example' }

describe('POST /api/tenants/create_with_domain/', () => {
  inApp('a superuser creates a business, which answers at its address at once', async (context) => {
    const operator = await signIn(context, host, { superuser: true })
    const reply = await operator.post('/api/tenants/create_with_domain/', wanted)
    expect(reply.statusCode).toBe(201)
    const made = reply.json()
    expect(made).toEqual({
      tenant_id: expect.any(String),
      schema_name: 'tenant_cafe_zurich_co',
      domain: 'cafe.localhost',
      status: 'created',
    })
    const services = await context.app.inject({ url: '/api/services/', headers: { host: 'cafe.localhost:8000' } })
    expect(services.json()).toMatchObject({ count: 0 })
    const { db } = context.tenancy.shared
    expect(await db.select().from(lifecycle).where(eq(lifecycle.tenantId, made.tenant_id))).toMatchObject([
      { slug: 'cafe-zurich-co', fromStatus: null, toStatus: 'trial', actorId: expect.any(String) },
    ])
    expect((await operator.get(`/api/tenants/${made.tenant_id}/`)).json()).toMatchObject({
      name: wanted.name,
      primary_domain: 'cafe.localhost',
      contact_email: wanted.email,
      status: 'trial',
    })
    expect((await operator.get(`/api/tenants/${randomUUIDv7()}/`)).json()).toMatchObject({ code: 'tenants.not_found' })
  })

  inApp('strangers, members and tenants’ hosts have no part in it', async (context) => {
    const path = '/api/tenants/create_with_domain/'
    expect((await context.platform.post(path, wanted)).statusCode).toBe(401)
    const member = await signIn(context, host, { memberOf: 'demo' })
    expect((await member.post(path, wanted)).statusCode).toBe(403)
    const operator = await signIn(context, 'demo.localhost:8000', { superuser: true })
    expect((await operator.post(path, wanted)).statusCode).toBe(404)
    expect((await operator.get('/api/tenants/')).statusCode).toBe(404)
    expect((await context.platform.get('/api/tenants/')).statusCode).toBe(401)
  })

  inApp('what is taken, reserved or unusable is refused by name and leaves nothing', async (context) => {
    const operator = await signIn(context, host, { superuser: true })
    const count = await context.tenancy.shared.db.$count(tenants)
    const refused = async (change: object) => {
      const { code, status, errors } = (
        await operator.post('/api/tenants/create_with_domain/', { ...wanted, ...change })
      ).json()
      return [status, code, errors?.[0]?.field]
    }
    expect(await refused({ slug: 'demo' })).toEqual([409, 'tenancy.tenant_exists', undefined])
    expect(await refused({ domain: 'demo.localhost' })).toEqual([409, 'tenancy.domain_taken', undefined])
    expect(await refused({ domain: 'localhost' })).toEqual([409, 'tenants.reserved_name', 'domain'])
    expect(await refused({ domain: 'www.localhost' })).toEqual([409, 'tenants.reserved_name', 'domain'])
    expect(await refused({ slug: 'admin' })).toEqual([409, 'tenants.reserved_name', 'slug'])
    expect(await refused({ name: 'API' })).toEqual([409, 'tenants.reserved_name', 'name'])
    expect(await refused({ slug: 'Not A Slug' })).toEqual([400, 'tenants.unusable_slug', 'slug'])
    expect(await refused({ name: 'صالون' })).toEqual([400, 'tenants.unusable_slug', 'slug'])
    expect(await refused({ domain: 'http://x.example/' })).toEqual([400, 'core.invalid', 'domain'])
    expect(await refused({ email: 'nobody' })).toEqual([400, 'core.invalid', 'email'])
    expect(await context.tenancy.shared.db.$count(tenants)).toBe(count)
  })

  inApp('the same Idempotency-Key gives the same business, once', async (context) => {
    const operator = await signIn(context, host, { superuser: true })
    const send = (change: object = {}) =>
      operator.post('/api/tenants/create_with_domain/', { ...wanted, ...change }, { 'idempotency-key': 'abc' })
    const replies = await Promise.all([send(), send(), send()])
    expect(replies.map(({ statusCode }) => statusCode)).toEqual([201, 201, 201])
    expect(new Set(replies.map(({ body }) => body)).size).toBe(1)
    const { tenant_id } = replies[0]!.json()
    const { db } = context.tenancy.shared
    expect(await db.$count(lifecycle, eq(lifecycle.tenantId, tenant_id))).toBe(1)
    expect((await send({ name: 'Something else' })).statusCode).toBe(422)
  })

  inApp('businesses are listed for superusers', async (context) => {
    const operator = await signIn(context, host, { superuser: true })
    expect((await operator.get('/api/tenants/')).json()).toMatchObject({
      count: 2,
      results: [{ primary_domain: 'acme.localhost' }, { primary_domain: 'demo.localhost' }],
    })
  })
})
