import type { AddressInfo } from 'node:net'
import { Writable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { describe, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { inApp, newService, newStaffMember, openApp, signIn, soon, testConfig, testDatabase } from '../test/fixtures.ts'
import { buildApp } from './app.ts'
import { describeError } from './core/logging.ts'
import { defineModule } from './core/module.ts'
import { openTenancy } from './tenancy.ts'

const modulesWith = (routes: Parameters<typeof defineModule>[1]['routes']) => [
  defineModule('trial', { scope: 'tenant', tags: {}, routes }),
]

describe('hosts', () => {
  inApp('a host that nobody has gets 404 with nothing in it, whatever it asks', async ({ nobody }) => {
    for (const path of ['/', '/api/', '/api/services/', '/api/schema/', '/nowhere']) {
      const reply = await nobody.get(path)
      expect([path, reply.statusCode, reply.body]).toEqual([path, 404, ''])
    }
  })

  inApp('a tenant’s routes are not there on the platform’s host, nor the other way round', async (context) => {
    expect((await context.platform.get('/api/services/')).json()).toMatchObject({ code: 'core.not_found' })
    const operator = await signIn(context, 'demo.localhost:8000', { superuser: true })
    expect((await operator.get('/api/tenants/')).json()).toEqual((await operator.get('/api/nowhere/')).json())
  })

  test.each(['suspended', 'archived', 'deleted'] as const)(
    'a tenant that is %s answers only that it is closed',
    async (status) => {
      const { tenancy, demo, acme } = await openApp()
      const { tenants } = await import('./modules/tenants/tables.ts')
      const { eq } = await import('drizzle-orm')
      const { id } = await tenancy.open('demo')
      await tenancy.shared.db.update(tenants).set({ status }).where(eq(tenants.id, id))
      expect((await demo.get('/api/services/')).json()).toMatchObject({ status: 403, code: 'tenants.closed' })
      const page = await demo.get('/')
      expect([page.statusCode, page.body]).toEqual([403, expect.stringContaining('ne prend pas de réservations')])
      expect(page.headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
      expect((await acme.get('/api/services/')).statusCode).toBe(200)
    },
  )
})

describe('routes', () => {
  test('the application does not start with a route that declares no permission, and says which', async () => {
    const database = await testDatabase()
    const config = testConfig(database)
    const tenancy = openTenancy(config)
    onTestFinished(async () => {
      await tenancy.close()
      await database.drop()
    })
    const modules = modulesWith(async (app) => {
      app.get('/declared/', { config: { permission: 'everyone' } }, async () => 'x')
      app.post('/forgotten/', async () => 'x')
      app.get('/misspelt/', { config: { permission: 'anyone' as 'everyone' } }, async () => 'x')
    })
    const app = await buildApp({ config, tenancy, modules })
    onTestFinished(() => app.close())
    await expect(app.ready()).rejects.toThrow(
      /Who may call POST \/api\/forgotten\/ and GET \/api\/misspelt\/ and HEAD \/api\/misspelt\/\?/,
    )
  })

  inApp('the last slash is optional everywhere', async (context) => {
    const { demo, platform, open } = context
    const tenant = await open('demo')
    const { id } = await newService(tenant.db)
    for (const path of [
      '/api',
      '/api/services',
      `/api/services/${id}`,
      '/api/schema',
      '/api/schema/swagger',
      '/health',
      '/ready',
    ]) {
      const [without, withSlash] = [await demo.get(path), await demo.get(`${path}/`)]
      expect([path, without.statusCode, withSlash.statusCode]).toEqual([path, 200, 200])
    }
    expect((await demo.post('/api/bookings', {})).statusCode).toBe(400)
    expect((await platform.post('/api/tenants/create_with_domain', {})).statusCode).toBe(401)
  })

  test('a reply holds declared fields only', async () => {
    const Thing = z.object({ shown: z.string() })
    const modules = modulesWith(async (app) => {
      app.get('/thing/', { schema: { response: { 200: Thing } }, config: { permission: 'everyone' } }, async () => {
        const row = { shown: 'yes', password: 'no' }
        return row
      })
    })
    const { demo } = await openApp({}, { modules })
    expect((await demo.get('/api/thing/')).json()).toEqual({ shown: 'yes' })
  })
})

describe('refusals', () => {
  inApp('are problem+json, with each field at fault', async ({ demo }) => {
    const reply = await demo.post('/api/bookings/', { start_time: 'soon' })
    expect(reply.statusCode).toBe(400)
    expect(reply.headers['content-type']).toContain('application/problem+json')
    expect(reply.json()).toEqual({
      type: 'about:blank',
      title: 'Bad Request',
      status: 400,
      code: 'core.invalid',
      detail: expect.any(String),
      errors: [
        { field: 'service_id', message: expect.any(String) },
        { field: 'start_time', message: expect.stringContaining('2030-01-07T09:00:00Z') },
      ],
    })
  })

  inApp('cover what cannot even be read', async ({ app, demo, config }) => {
    const send = async (payload: string, type = 'application/json') => {
      const headers = { host: 'demo.localhost', 'content-type': type }
      const reply = await app.inject({ method: 'POST', url: '/api/bookings/', headers, payload })
      return [reply.statusCode, reply.json().code]
    }
    expect(await send('{"a":')).toEqual([400, 'core.malformed'])
    expect(await send('')).toEqual([400, 'core.invalid'])
    expect(await send('[]')).toEqual([400, 'core.invalid'])
    expect(await send('null')).toEqual([400, 'core.invalid'])
    expect(await send('{"__proto__": {"x": 1}}')).toEqual([400, 'core.malformed'])
    expect(await send('a=b', 'application/x-www-form-urlencoded')).toEqual([415, 'core.media_type'])
    expect(await send(`"${'x'.repeat(config.bodyLimitBytes)}"`)).toEqual([413, 'core.body_too_large'])
    expect((await demo.get('/api/%')).json()).toMatchObject({ status: 400, code: 'core.malformed' })
    expect((await demo.get('/api/nowhere/')).json()).toMatchObject({ status: 404, code: 'core.not_found' })
    expect((await demo.request('DELETE', '/api/services/')).json()).toMatchObject({ status: 404 })
  })

  inApp('do not come for a body that is empty where none is needed, whatever its type says', async (context) => {
    const { db } = await context.open('demo')
    const { id } = await newService(db)
    const member = await signIn(context, 'demo.localhost:8000', { memberOf: 'demo' })
    const json = { 'content-type': 'application/json' }
    expect((await member.request('DELETE', `/api/services/${id}/`, undefined, json)).statusCode).toBe(204)
    const { id: service_id } = await newService(db)
    await newStaffMember(db)
    for (const headers of [json, {}]) {
      const body = { service_id, customer_email: 'customer@example.com', start_time: soon.toString() }
      const booked = (await context.demo.post('/api/bookings/', body)).json()
      const path = `/api/bookings/${booked.id}/cancel/`
      const cancelled = await member.request('POST', path, undefined, headers as Record<string, string>)
      expect([cancelled.statusCode, cancelled.json().status]).toEqual([200, 'cancelled'])
    }
  })

  test('of our own making are recorded and tell nothing', async () => {
    const modules = modulesWith(async (app) => {
      app.get('/broken/', { config: { permission: 'everyone' } }, async () => {
        throw new Error('the secret reason')
      })
    })
    const { demo } = await openApp({}, { modules })
    const reply = await demo.get('/api/broken/')
    expect(reply.json()).toMatchObject({ status: 500, code: 'core.internal' })
    expect(reply.body).not.toContain('secret')
  })

  test('come after too many requests from one address, at one business', async () => {
    const { demo, acme } = await openApp({ rateLimitPerMinute: 5 })
    for (let index = 0; index < 5; index++) expect((await demo.get('/api/services/')).statusCode).toBe(200)
    const reply = await demo.get('/api/services/')
    expect(reply.json()).toMatchObject({ status: 429, code: 'core.rate_limited' })
    expect(Number(reply.headers['retry-after'])).toBeGreaterThan(0)
    expect((await acme.get('/api/services/')).statusCode).toBe(200)
  })

  test('come while the process is overloaded, except for whoever watches it', async () => {
    const { demo } = await openApp({ maxEventLoopDelayMs: 5 })
    // The delay is measured once a second.
    await expect
      .poll(
        async () => {
          const until = performance.now() + 50
          while (performance.now() < until);
          return (await demo.get('/api/services/')).json().code
        },
        { timeout: 5000, interval: 10 },
      )
      .toBe('core.busy')
    expect((await demo.get('/health')).statusCode).toBe(200)
  })

  test('do not come from a process that has just started, however long that took', async () => {
    const { app } = await openApp({ maxEventLoopDelayMs: 5 })
    await app.listen({ host: '127.0.0.1', port: 0 })
    const { port } = app.server.address() as AddressInfo
    const statuses = new Set<number>()
    for (const begun = performance.now(); performance.now() - begun < 1200; ) {
      const until = performance.now() + 50
      while (performance.now() < until);
      const { status } = await fetch(`http://127.0.0.1:${port}/api/services/`, { headers: { connection: 'close' } })
      statuses.add(status)
    }
    expect([...statuses]).toEqual([404])
  })

  test('booking has a limit of its own, below that of reading', async () => {
    const { demo } = await openApp({ rateLimitPerMinute: 1000 })
    const statuses = []
    for (let index = 0; index < 31; index++) statuses.push((await demo.post('/api/bookings/', {})).statusCode)
    expect(new Set(statuses.slice(0, 30))).toEqual(new Set([400]))
    expect(statuses[30]).toBe(429)
  })
})

describe('pages', () => {
  inApp('a start page on every host says what runs there, without a script', async ({ demo, platform, tenancy }) => {
    const own = await demo.get('/')
    expect(own.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(own.body).toMatch(
      /<html lang="fr" dir="ltr">[\s\S]*name="viewport"[\s\S]*<h1><bdi>Demo Company<\/bdi><\/h1>/,
    )
    // Data for search engines is no script.
    expect(own.body.replace('<script type="application/ld+json">', '')).not.toContain('<script')
    const { body } = await platform.get('/')
    expect(body).toContain('href="/api/schema/swagger/"')
    // Who is on the platform is nobody's business.
    for (const { value } of (await tenancy.forEach({}, async (tenant) => tenant.name)) as { value: string }[]) {
      expect(body).not.toContain(value)
    }
  })

  inApp('a business’s name is text, whatever is in it', async ({ demo, tenancy }) => {
    const { tenants } = await import('./modules/tenants/tables.ts')
    const { eq } = await import('drizzle-orm')
    await tenancy.shared.db.update(tenants).set({ name: '<script>alert(1)</script>' }).where(eq(tenants.slug, 'demo'))
    expect((await demo.get('/')).body).toContain('<h1><bdi>&lt;script&gt;alert(1)&lt;/script&gt;</bdi></h1>')
  })

  inApp('are in the reader’s language, and caches are told so', async ({ demo, acme, platform, tenancy }) => {
    for (const [accepted, lang, dir, sentence] of [
      ['ar-MA,ar;q=0.9,fr;q=0.8', 'ar', 'rtl', 'الخدمات'],
      ['fr-FR', 'fr', 'ltr', 'Prestations'],
      ['en', 'en', 'ltr', 'Services'],
      // Who reads none of them is told in the business's own.
      ['de', 'fr', 'ltr', 'Prestations'],
    ] as const) {
      const { headers, body } = await demo.get('/', { 'accept-language': accepted })
      expect(headers).toMatchObject({ 'content-language': lang, vary: 'Cookie, Accept-Language' })
      expect(body).toContain(`<html lang="${lang}" dir="${dir}">`)
      expect(body).toContain(sentence)
    }
    expect((await platform.get('/', { 'accept-language': 'fr' })).body).toContain('professionnels')

    const { tenants } = await import('./modules/tenants/tables.ts')
    const { eq } = await import('drizzle-orm')
    const { id } = await tenancy.open('acme')
    await tenancy.shared.db.update(tenants).set({ status: 'suspended' }).where(eq(tenants.id, id))
    const closed = await acme.get('/', { 'accept-language': 'ar' })
    expect(closed.body).toMatch(/dir="rtl"[\s\S]*لا تستقبل/)
    expect(closed.headers).toMatchObject({ 'content-language': 'ar', vary: 'Cookie, Accept-Language' })
  })

  inApp('an address that is not there is a page for people and a problem for programs', async (context) => {
    const { demo, platform, nobody } = context
    const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'accept-language': 'fr' }
    for (const [client, path] of [
      [demo, '/nowhere'],
      [demo, '/api/nowhere/'],
      // It is there on tenants' hosts.
      [platform, '/api/services/'],
    ] as const) {
      const page = await client.get(path, browser)
      expect([path, page.statusCode, page.headers['content-type']]).toEqual([path, 404, 'text/html; charset=utf-8'])
      expect(page.headers).toMatchObject({ 'content-language': 'fr', vary: 'Accept, Accept-Language' })
      expect(page.body).toMatch(/<h1><bdi>Page introuvable<[\s\S]*href="\/"/)
      for (const accept of [undefined, '*/*', 'application/json']) {
        const problem = await client.get(path, accept === undefined ? {} : { accept })
        expect(problem.json()).toMatchObject({ status: 404, code: 'core.not_found' })
        expect(problem.headers.vary).toBe('Accept')
      }
    }
    expect((await demo.post('/nowhere', {}, browser)).json()).toMatchObject({ status: 404 })
    expect((await nobody.get('/nowhere', browser)).body).toBe('')
  })

  inApp('the policy allows the page’s own style and nothing else', async ({ demo }) => {
    const page = await demo.get('/')
    const policy = String(page.headers['content-security-policy'])
    const style = /<style>([\s\S]*)<\/style>/.exec(page.body)?.[1] ?? ''
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style))
    expect(policy).toContain(`style-src 'sha256-${Buffer.from(digest).toString('base64')}'`)
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    expect(page.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' })
    const swagger = await demo.get('/api/schema/swagger/')
    expect(swagger.headers['content-security-policy']).toMatch(/script-src 'self';/)
    expect(swagger.body).not.toMatch(/<script>[^<]/)
    expect((await demo.get('/api/schema/swagger/static/swagger-ui-bundle.js')).statusCode).toBe(200)
  })
})

describe('health', () => {
  inApp(
    'a build is not ready while the database lacks one of its shared migrations, and is with more',
    async (context) => {
      const { nobody, tenancy } = context
      const ledger = (statement: string) => tenancy.internals.owner.with((client) => client.query(statement))
      const shared = "schema_id = '00000000-0000-0000-0000-000000000000'"
      await ledger(`insert into public.tenancy_migration select schema_id, '20990101000000_later', checksum, applied_at
      from public.tenancy_migration where ${shared} limit 1`)
      expect((await nobody.get('/ready')).statusCode).toBe(200)
      await ledger(`delete from public.tenancy_migration where ${shared} and name like '%_users'`)
      const reply = await nobody.get('/ready')
      expect([reply.statusCode, reply.json()]).toEqual([503, { status: 'not ready' }])
    },
  )

  inApp('is told on any host, for whoever watches by address', async ({ nobody, demo, tenancy }) => {
    expect((await nobody.get('/health')).json()).toEqual({ status: 'ok' })
    expect((await nobody.get('/ready')).json()).toEqual({ status: 'ready' })
    await tenancy.internals.owner.with((client) =>
      client.query('alter table users_user rename column image to picture'),
    )
    const reply = await demo.get('/ready')
    expect([reply.statusCode, reply.json()]).toEqual([503, { status: 'not ready' }])
    // Without the database nothing is ready, and the process is alive on every host.
    await tenancy.internals.pool.close()
    for (const client of [nobody, demo]) {
      expect((await client.get('/ready')).statusCode).toBe(503)
      expect((await client.get('/health')).statusCode).toBe(200)
    }
    expect((await demo.get('/api/services/')).json()).toMatchObject({ status: 503, code: 'tenancy.not_ready' })
  })
})

describe('documents', () => {
  inApp('are OpenAPI 3.1, one for each kind of host, with every route', async ({ app, demo, platform }) => {
    const documents = [(await demo.get('/api/schema/')).json(), (await platform.get('/api/schema/')).json()]
    for (const document of documents) assertOpenApi(document)
    const [tenant, central] = documents.map(({ paths }) => Object.keys(paths))
    expect(tenant).toEqual(
      expect.arrayContaining([
        '/api/',
        '/api/services/',
        '/api/services/{id}/',
        '/api/bookings/',
        '/api/bookings/{id}/',
      ]),
    )
    expect(tenant).not.toContain('/api/tenants/')
    const told = documents.flatMap(({ paths }) =>
      Object.entries(paths as object).flatMap(([path, operations]) =>
        Object.keys(operations).map((method) => `${method.toUpperCase()} ${path.replace(/(?<=.)\/$/, '')}`),
      ),
    )
    const served = routesOf(app).filter((route) => route.includes(' /api') && !route.includes('/swagger'))
    expect([...new Set(told)].sort()).toEqual(served.sort())
    expect(central).toEqual(expect.arrayContaining(['/api/', '/api/tenants/create_with_domain/', '/api/tenants/{id}/']))
    expect(central).not.toContain('/api/services/')
    expect((await demo.get('/api/schema/swagger/json')).json()).toEqual(documents[0])
    expect((await platform.get('/api/schema/swagger/json')).json()).toEqual(documents[1])
  })

  inApp('name every operation and say all that it refuses', async ({ demo, platform }) => {
    const operations = new Map<string, Operation>()
    for (const client of [demo, platform]) {
      const { paths, tags } = (await client.get('/api/schema/')).json() as OpenApi
      const known = tags.map(({ name }) => name)
      const ids: string[] = []
      for (const [path, methods] of Object.entries(paths)) {
        for (const [method, operation] of Object.entries(methods)) {
          const name = `${method} ${path}`
          operations.set(name, operation)
          ids.push(operation.operationId)
          expect([name, operation.summary, operation.tags]).toEqual([
            name,
            expect.stringMatching(/./),
            [expect.toBeOneOf(known)],
          ])
          const statuses = Object.keys(operation.responses)
          expect([name, statuses]).toEqual([
            name,
            expect.arrayContaining([expect.stringMatching(/^20[0124]$/), '429', '503']),
          ])
          for (const [status, { content, description }] of Object.entries(operation.responses)) {
            if (!/^[45]/.test(status)) continue
            const { properties } = content['application/problem+json']!.schema
            expect(properties.status).toEqual({ type: 'integer', enum: [Number(status)] })
            for (const code of properties.code!.enum as string[]) expect(description).toContain(code)
          }
        }
      }
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids).not.toContain(undefined)
    }
    const refusals = (name: string) =>
      Object.fromEntries(
        Object.entries(operations.get(name)!.responses)
          .filter(([status]) => /^4/.test(status) && !['413', '415', '429'].includes(status))
          .map(([status, { content }]) => [status, content['application/problem+json']!.schema.properties.code!.enum]),
      )
    expect(refusals('post /api/bookings/')).toEqual({
      400: expect.arrayContaining([
        'core.invalid',
        'core.malformed',
        'bookings.start_too_far',
        'bookings.unknown_service',
      ]),
      401: ['users.unknown_key', 'users.key_expired', 'users.key_revoked'],
      403: ['tenants.closed', 'tenants.not_open', 'tenants.read_only'],
      409: [
        ...['bookings.slot_taken', 'tenants.limit_reached', 'bookings.not_accepting', 'bookings.too_many_bookings'],
        ...['customers.please_call', 'customers.blocked'],
        ...['payments.code_run_out', 'payments.code_used_up', 'payments.code_unfit'],
      ],
      422: ['core.idempotency_conflict'],
    })
    expect(refusals('get /api/bookings/{id}/')).toEqual({
      400: ['core.invalid'],
      401: ['core.unauthenticated', 'users.unknown_key', 'users.key_expired', 'users.key_revoked'],
      403: ['tenants.closed', 'tenants.not_open', 'tenants.read_only', 'core.forbidden'],
      404: ['bookings.not_found'],
    })
    expect(refusals('post /api/tenants/create_with_domain/')).toEqual({
      400: expect.arrayContaining(['tenants.unusable_slug']),
      401: ['core.unauthenticated', 'users.unknown_key'],
      403: ['users.foreign_origin', 'core.forbidden'],
      409: ['tenants.reserved_name', 'tenancy.tenant_exists', 'tenancy.domain_taken'],
      422: ['core.idempotency_conflict', 'tenancy.idempotency_conflict'],
    })
    const signIn = operations.get('post /api/auth/sign-in/email')!
    expect(signIn.responses['429']!.headers).toHaveProperty('retry-after')
    expect(refusals('post /api/auth/sign-in/email')).toMatchObject({ 401: ['users.wrong_credentials'] })
    expect(Object.keys(signIn.responses['200']!.content['application/json']!.schema.anyOf![0]!.properties)).toEqual([
      'redirect',
      'url',
      'user',
    ])
  })

  inApp('have examples that work', async (context) => {
    const { demo, platform } = context
    const exampleOf = async (client: typeof demo, path: string) => {
      const { paths } = (await client.get('/api/schema/')).json()
      return paths[path].post.requestBody.content['application/json'].example
    }
    const booking = await exampleOf(demo, '/api/bookings/')
    // All of it can be read; only the service of that id is nobody's.
    expect((await demo.post('/api/bookings/', { ...booking, start_time: soon.toString() })).json()).toMatchObject({
      code: 'bookings.unknown_service',
    })
    expect(Temporal.Instant.from(booking.start_time)).toBeInstanceOf(Temporal.Instant)
    const operator = await signIn(context, 'localhost:8000', { superuser: true })
    const business = await exampleOf(platform, '/api/tenants/create_with_domain/')
    expect((await operator.post('/api/tenants/create_with_domain/', business)).statusCode).toBe(201)
  })

  inApp('say what goes in and comes out', async ({ demo }) => {
    const { paths } = (await demo.get('/api/schema/')).json()
    const { post } = paths['/api/bookings/']
    const body = post.requestBody.content['application/json'].schema
    expect(body.required).toEqual(['service_id', 'start_time'])
    expect(body.properties.start_time).toMatchObject({ type: 'string', format: 'date-time' })
    const reply = post.responses['201'].content['application/json'].schema
    expect(reply.properties.end_time).toMatchObject({ type: 'string', format: 'date-time' })
    expect(post.responses.default.content['application/problem+json'].schema.properties).toHaveProperty('code')
  })

  inApp('and /api/ leads to the lists there are', async ({ demo, platform }) => {
    const lists = async (client: typeof demo) => {
      const { schema, swagger, ...found } = (await client.get('/api/')).json()
      expect([schema, swagger].every((address) => address.includes('/api/schema/'))).toBe(true)
      for (const [name, address] of Object.entries(found)) expect(address).toMatch(new RegExp(`/api/${name}/$`))
      return Object.keys(found).sort()
    }
    expect(await lists(demo)).toEqual(
      `addons api_keys audit availability bookings categories checklist closings closures coupon_uses coupons customers
      domain_claims events fields invitations items live me members message_rules needs notifications overrides own_domains
      pass_types pass_uses passes payment_accounts payments policies receipts replies reports resource_closures resources
      series services sessions settings skills staff starters support templates time_off today transactions usage variants
      waitlist webhook_deliveries webhooks`.split(/\s+/),
    )
    expect(await lists(platform)).toEqual(
      'configs domains figures lifecycle mail memberships platform_audit support_entries tenants users'.split(' '),
    )
  })
})

test('a log line names the tenant and the route, and nobody’s data', async () => {
  const database = await testDatabase()
  const config = testConfig(database)
  const tenancy = openTenancy(config, { owner: true })
  let text = ''
  const stream = new Writable({
    write(chunk, _encoding, done) {
      text += chunk
      done()
    },
  })
  const logger = pino({ serializers: { err: describeError } }, stream)
  const modules = modulesWith(async (app) => {
    app.post('/broken/', { config: { permission: 'everyone' } }, async (request) => {
      const { customers } = await import('./modules/customers/tables.ts')
      const email = 'amina@example.com'
      await request.tenant.db.insert(customers).values([{ email }, { email }])
    })
  })
  const app = await buildApp({ config, tenancy, modules, logger })
  onTestFinished(async () => {
    await app.close()
    await tenancy.close()
    await database.drop()
  })
  const tenant = await tenancy.open('demo')
  const { id: service_id } = await newService(tenant.db)
  await newStaffMember(tenant.db)
  const body = {
    service_id,
    customer_email: 'amina@example.com',
    customer_name: 'Amina',
    start_time: soon.toString(),
  }
  const headers = { host: 'demo.localhost', cookie: 'session=secret', authorization: 'Basic secret' }
  const booked = await app.inject({ method: 'POST', url: '/api/bookings/?email=amina@example.com', headers, body })
  expect(booked.statusCode).toBe(201)
  expect((await app.inject({ method: 'POST', url: '/api/broken/', headers, body: {} })).statusCode).toBe(409)
  const lines = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines.find(({ route }) => route === '/api/bookings/')).toMatchObject({
    tenant: 'demo',
    method: 'POST',
    status: 201,
  })
  expect(text).not.toMatch(/amina|secret|127\.0\.0\.1/i)
})

interface Described {
  properties: Record<string, { enum?: unknown }>
}

interface Operation {
  operationId: string
  summary: string
  tags: string[]
  parameters?: { name: string; in: string; required?: boolean }[]
  responses: Record<
    string,
    {
      description: string
      headers?: object
      content: Record<string, { schema: Described & { anyOf?: Described[] } }>
    }
  >
}

interface OpenApi {
  openapi: string
  info: { title: string; version: string }
  tags: { name: string }[]
  paths: Record<string, Record<string, Operation>>
}

/** `GET /api/services/{id}`, from the tree that Fastify prints. */
function routesOf(app: FastifyInstance): string[] {
  const above: string[] = []
  return app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, indent = '', segment = '', methods = ''] = /^((?:[│├└─]| )*)(\S+) \((.*)\)$/.exec(line) ?? []
      if (segment === '') return []
      const depth = indent.length / 4
      // Of two that begin alike the longer one is printed below the other: `/me`, and below it `mbers`.
      above[depth] = segment
      const path = `/${above.slice(1, depth + 1).join('')}`.replace(/\/+/g, '/').replace(/:(\w+)/g, '{$1}')
      return methods
        .split(', ')
        .filter((method) => method !== 'HEAD')
        .map((method) => `${method} ${path}`)
    })
}

/** What OpenAPI 3.1 demands of a document like ours. */
function assertOpenApi(document: OpenApi): void {
  expect(document.openapi).toMatch(/^3\.1\.\d$/)
  expect(document.info).toMatchObject({ title: expect.any(String), version: expect.any(String) })
  for (const [path, operations] of Object.entries(document.paths)) {
    expect(path).toMatch(/^\//)
    for (const { parameters = [], responses } of Object.values(operations)) {
      const inPath = parameters.filter((parameter) => parameter.in === 'path')
      expect(inPath.map(({ name }) => name)).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
      for (const parameter of inPath) expect(parameter.required).toBe(true)
      for (const [status, response] of Object.entries(responses)) {
        expect(status).toMatch(/^[1-5]\d\d$|^default$/)
        expect(response).toHaveProperty('description')
      }
    }
  }
  // No reference leads nowhere, and nothing of zod is left in it.
  for (const [, target] of JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)) {
    const found = target!.split('/').reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], document)
    expect([target, found]).toEqual([target, expect.anything()])
  }
  expect(JSON.stringify(document)).not.toMatch(/"(_zod|def|~standard)"/)
}
