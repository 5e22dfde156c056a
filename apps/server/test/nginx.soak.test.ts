import type { TestDatabase } from '@bookme/tenancy/testing'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { bookings } from '../src/modules/bookings/tables.ts'
import { addDomain } from '../src/modules/tenants/index.ts'
import { createSuperuser } from '../src/modules/users/index.ts'
import { openTenancy } from '../src/tenancy.ts'
import { newService, newStaffMember, soon, testConfig, testDatabase } from './fixtures.ts'
import { nginxHere, startNginx } from './nginx.ts'
import { type Reply, send, startWeb } from './web-process.ts'

const json = { 'content-type': 'application/json' }
const login = { email: 'operator@example.com', password: 'correct horse battery staple' }

describe.runIf(nginxHere())('behind nginx, as it is shipped,', () => {
  let database: TestDatabase
  let ids: { demo: string; acme: string }
  beforeAll(async () => {
    database = await testDatabase()
    const tenancy = openTenancy(testConfig(database), { owner: true })
    const [demo, acme] = [await tenancy.open('demo'), await tenancy.open('acme')]
    const services = []
    for (const tenant of [demo, acme]) {
      services.push(await newService(tenant.db, { name: `Service of ${tenant.slug}` }))
      await newStaffMember(tenant.db)
    }
    ids = { demo: services[0]!.id, acme: services[1]!.id }
    await addDomain(tenancy, 'localhost', { tenantId: acme.id, domain: 'acme.example' })
    await tenancy.shared.transaction((tx) => createSuperuser(tx, { ...login, name: 'Operator' }))
    await tenancy.close()
  })
  afterAll(() => database.drop())

  const settings = { TRUSTED_PROXIES: '127.0.0.1', RATE_LIMIT_PER_MINUTE: '100000' }
  const portsOf = (processes: { port: number }[]) => processes.map(({ port }) => port)

  /** A web process that trusts the proxy on its own machine, and nginx before it. */
  const open = async (options: { tls?: boolean } = {}) =>
    startNginx(portsOf([await startWeb(database, settings)]), options)

  async function openTwo() {
    const processes = await Promise.all([startWeb(database, settings), startWeb(database, settings)])
    return { processes, ...(await startNginx(portsOf(processes))) }
  }
  const serviceOf = ({ status, body }: Reply) => (status === 200 ? JSON.parse(body).results[0].name : status)
  const problemOf = ({ status, headers, body }: Reply) => {
    expect(headers['content-type']).toMatch(/^application\/problem\+json/)
    const { status: told, code, type, title, detail } = JSON.parse(body)
    expect({ told, type, title, detail }).toEqual({
      told: status,
      type: 'about:blank',
      title: expect.any(String),
      detail: expect.any(String),
    })
    return [status, code]
  }

  test('every host gets what is its own, with the port it was asked on, and no header of a client changes that', async () => {
    const { http } = await open()
    const services = async (host: string, headers = {}) =>
      serviceOf(await send(http, host, '/api/services/', { headers }))
    expect(await services('demo.localhost:8000')).toBe('Service of demo')
    expect(await services('acme.localhost:8000')).toBe('Service of acme')
    expect(await services('acme.example')).toBe('Service of acme')
    const platform = JSON.parse((await send(http, 'localhost:8000', '/api/')).body)
    expect(platform.tenants).toBe('http://localhost:8000/api/tenants/')
    const nobody = await send(http, 'nobody.localhost:8000', '/')
    expect([nobody.status, nobody.body]).toEqual([404, ''])
    // The process believes these headers of its proxy, so the proxy must not pass on a client's.
    expect(await services('demo.localhost', { 'x-forwarded-host': 'acme.localhost' })).toBe('Service of demo')
    const headers = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'evil.example' }
    const start = JSON.parse((await send(http, 'demo.localhost:8000', '/api/', { headers })).body)
    expect(start.services).toBe('http://demo.localhost:8000/api/services/')
    // Only for whoever watches a process by its address.
    expect((await send(http, 'localhost', '/health')).status).toBe(200)
    expect((await send(http, 'localhost', '/ready')).status).toBe(404)
    expect((await send(http, 'localhost', '/internal/domain-allowed?domain=localhost')).status).toBe(404)
  })

  test('a booking is one of the business whose host was asked', async () => {
    const { http } = await open()
    const body = { service_id: ids.demo, customer_email: 'amina@example.com', start_time: soon.toString() }
    const post = (host: string) =>
      send(http, host, '/api/bookings/', { method: 'POST', headers: json, body: JSON.stringify(body) })
    expect(problemOf(await post('acme.localhost:8000'))).toEqual([400, 'bookings.unknown_service'])
    expect((await post('demo.localhost:8000')).status).toBe(201)
    const tenancy = openTenancy(testConfig(database))
    onTestFinished(() => tenancy.close())
    const count = async (slug: string) => (await tenancy.open(slug)).db.$count(bookings)
    expect([await count('demo'), await count('acme')]).toEqual([1, 0])
  })

  test('an address that a client makes up in X-Forwarded-For is not whom its requests are counted for', async () => {
    const { http, processes } = await openTwo()
    const statuses = async (port: number) => {
      const found: Record<number, number> = {}
      for (let index = 0; index < 80; index++) {
        const headers = { ...json, 'x-forwarded-for': `203.0.113.${index}` }
        const { status } = await send(port, 'acme.localhost', '/api/bookings/', { method: 'POST', headers, body: '{}' })
        found[status] = (found[status] ?? 0) + 1
      }
      return found
    }
    // Thirty a minute for each of the two processes.
    expect(await statuses(http)).toEqual({ 400: 60, 429: 20 })
    // Where no proxy writes the header anew, it would be: otherwise the line above would show nothing.
    expect(await statuses(processes[0].port)).toEqual({ 400: 80 })
  })

  test('a body may be as large as the web process takes, and what is larger is refused in the same form', async () => {
    const { http } = await open()
    const { bodyLimitBytes } = testConfig(database)
    const post = (size: number) =>
      send(http, 'demo.localhost', '/api/bookings/', {
        method: 'POST',
        headers: json,
        body: `"${'x'.repeat(size - 2)}"`,
      })
    expect(problemOf(await post(bodyLimitBytes))).toEqual([400, 'core.invalid'])
    expect(problemOf(await post(bodyLimitBytes + 1))).toEqual([413, 'core.body_too_large'])
    const schema = await send(http, 'demo.localhost', '/api/schema/', { headers: { 'accept-encoding': 'gzip' } })
    expect(schema.headers).toMatchObject({
      'content-encoding': 'gzip',
      vary: expect.stringContaining('Accept-Encoding'),
    })
  })

  test('over TLS cookies are for TLS only, and a request without it is led there', async () => {
    const { http, https } = await open({ tls: true })
    const signIn = () =>
      send(https, 'localhost', '/api/auth/sign-in/email', {
        method: 'POST',
        headers: { ...json, origin: 'https://localhost' },
        body: JSON.stringify(login),
        tls: true,
      })
    const signedIn = await signIn()
    expect(signedIn.status).toBe(200)
    expect(signedIn.headers['set-cookie']?.[0]).toMatch(/^__Host-bookme\.session_token=.*; Secure/)
    const cookie = signedIn.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
    const list = await send(https, 'localhost', '/api/tenants/', { headers: { cookie }, tls: true })
    expect(JSON.parse(list.body).count).toBe(2)
    const led = await send(http, 'demo.localhost', '/api/services/?page=2')
    expect([led.status, led.headers.location]).toEqual([301, 'https://demo.localhost/api/services/?page=2'])
  })

  test('when a web process is gone the other answers, and when both are, nginx says it in the form of all refusals', async () => {
    const { http, processes } = await openTwo()
    const statuses: number[] = []
    let asking = true
    const ask = async () => {
      while (asking) statuses.push((await send(http, 'demo.localhost', '/api/services/')).status)
    }
    const untilAsked = (count: number) => expect.poll(() => statuses.length, { timeout: 10_000 }).toBeGreaterThan(count)
    const asked = Promise.all([ask(), ask(), ask(), ask()])
    await untilAsked(50)
    processes[0].child.kill('SIGKILL')
    await untilAsked(statuses.length + 100)
    asking = false
    await asked
    expect(new Set(statuses)).toEqual(new Set([200]))
    processes[1].child.kill('SIGKILL')
    const refused = await send(http, 'demo.localhost', '/api/services/')
    expect(problemOf(refused)).toEqual([503, 'core.busy'])
    expect(refused.headers['retry-after']).toBe('1')
  })
})
