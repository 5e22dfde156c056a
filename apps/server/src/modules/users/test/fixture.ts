import { join } from 'node:path'
import { createTenancy, type Tenancy, type TenantHandle } from '@bookme/tenancy'
import { tenancyPlugin } from '@bookme/tenancy/fastify'
import { type TestDatabase, TestDatabases } from '@bookme/tenancy/testing'
import { eq } from 'drizzle-orm'
import Fastify, {
  type FastifyInstance,
  type FastifyServerOptions,
  type LightMyRequestResponse,
  type RouteOptions,
} from 'fastify'
import { validatorCompiler } from 'fastify-type-provider-zod'
import { inject, onTestFinished } from 'vitest'
import { authorise } from '../../../core/access.ts'
import { keepTime } from '../../../core/clock.ts'
import { sendProblem } from '../../../core/problem.ts'
import { serializerCompiler } from '../../../core/serializer.ts'
import { domains, tenants } from '../../tenants/tables.ts'
import { addMember, createSuperuser, createUsers, findOrCreateUser } from '../index.ts'
import { isMember } from '../operations.ts'
import { users } from '../tables.ts'

export type TestTenancy = Tenancy<typeof tenants>

export const operator = { email: 'operator@example.com', password: 'operators like rain', name: 'Operator' }
export const owner = { email: 'owner@example.com', password: 'owners prefer the sun', name: 'Owner' }
export const secret = 'only for tests, only for tests, only for tests'

const folder = join(import.meta.dirname, '..', '..', '..', '..', 'migrations')
const migrations = { shared: join(folder, 'shared'), tenant: join(folder, 'tenant') }

function open({ url, ownerUrl }: Omit<TestDatabase, 'drop'>): TestTenancy {
  return createTenancy({ url, ownerUrl, tenants, domains, migrations })
}

/**
 * A database for one test: the businesses `a`, `b` and `sub.a` with their hosts below `localhost`, an operator, and an
 * owner who is a member of `a` alone.
 */
export async function testTenancy(): Promise<{ tenancy: TestTenancy; a: TenantHandle; b: TenantHandle }> {
  const database = await new TestDatabases(inject('testDatabases')).from('users_module', async (urls) => {
    const tenancy = open(urls)
    await tenancy.migrateShared()
    for (const [slug, domain] of [
      ['a', 'a.localhost'],
      ['b', 'b.localhost'],
      ['sub', 'sub.a.localhost'],
    ] as const) {
      await tenancy.create({ slug, name: slug, domain })
    }
    const a = await tenancy.open('a')
    await tenancy.shared.transaction(async (tx) => {
      await createSuperuser(tx, operator)
      const { userId } = await findOrCreateUser(tx, owner)
      await addMember(tx, { userId, tenantId: a.id, role: 'owner' })
    })
    await tenancy.close()
  })
  const tenancy = open(database)
  onTestFinished(async () => {
    await tenancy.close()
    await database.drop()
  })
  return { tenancy, a: await tenancy.open('a'), b: await tenancy.open('b') }
}

/**
 * A small application: log-in, `/me` for who one is, and `/inside` for members of the host's business. `X-Test-Now` sets
 * its clock; its routes are added to `routes`.
 */
export async function testApp(
  tenancy: TestTenancy,
  {
    isProduction = false,
    routes,
    ...server
  }: FastifyServerOptions & { isProduction?: boolean; routes?: RouteOptions[] } = {},
): Promise<FastifyInstance> {
  const app = Fastify(server)
  onTestFinished(() => app.close())
  app.setValidatorCompiler(validatorCompiler as never)
  app.setSerializerCompiler(serializerCompiler)
  app.addHook('onRoute', (route) => void routes?.push(route))
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply))
  keepTime(app, { testClock: true })
  await app.register(tenancyPlugin, { tenancy, platformHosts: ['localhost'] })
  app.addHook('onRequest', async (request) => {
    if (request.is404) return
    await authorise(request, { identify: (one) => one.authenticate(), ownStaffIdOf: async () => undefined })
  })
  await app.register(createUsers({ tenancy, config: { secret, isProduction } }).plugin)
  const config = { permission: 'everyone' } as const
  app.get('/me', { config }, async (request) => ({ user: await request.authenticate() }))
  app.post('/me', { config }, async (request) => ({ user: await request.authenticate() }))
  app.get('/inside', { config }, async (request, reply) => {
    const user = await request.authenticate()
    const member = user !== null && (await isMember(tenancy.shared.db, user.id, request.tenant.id))
    return reply.code(member ? 200 : 403).send({ role: user?.role ?? null })
  })
  return app
}

/** For the header `X-Test-Now`: what it will be later. */
export function inMinutes(minutes: number): string {
  return Temporal.Now.instant().add({ minutes }).round('second').toString()
}

/** Somebody has answered from the owner's address: a link signs in to the account as it is. */
export async function proveOwner({ shared }: TestTenancy): Promise<void> {
  await shared.db.update(users).set({ emailVerified: true }).where(eq(users.email, owner.email))
}

let addresses = 0

/** One person's browser: an address of its own, and a jar for each host. */
export class Browser {
  readonly #app: FastifyInstance
  readonly #jars = new Map<string, Map<string, string>>()
  readonly address: string

  constructor(
    app: FastifyInstance,
    address = `10.${process.pid % 256}.${(++addresses >> 8) % 256}.${addresses % 256}`,
  ) {
    this.#app = app
    this.address = address
  }

  cookies(host: string): string {
    return [...(this.#jars.get(host) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  async send(
    method: 'GET' | 'POST',
    host: string,
    url: string,
    {
      body,
      form,
      headers = {},
    }: { body?: unknown; form?: Record<string, string>; headers?: Record<string, string | undefined> } = {},
  ): Promise<LightMyRequestResponse> {
    const cookie = this.cookies(host)
    const sent: Record<string, string | undefined> = {
      host,
      ...(method === 'POST' ? { origin: `http://${host}` } : {}),
      ...(cookie === '' ? {} : { cookie }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      ...headers,
    }
    const response = await this.#app.inject({
      method,
      url,
      remoteAddress: this.address,
      headers: Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined)),
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
      ...(form === undefined ? {} : { payload: new URLSearchParams(form).toString() }),
    })
    const jar = this.#jars.get(host) ?? new Map<string, string>()
    this.#jars.set(host, jar)
    for (const { name, value, maxAge } of response.cookies) {
      if (maxAge === 0) jar.delete(name)
      else jar.set(name, encodeURIComponent(value))
    }
    return response
  }

  signIn(
    host: string,
    { email, password }: { email: string; password: string },
    headers: Record<string, string | undefined> = {},
  ): Promise<LightMyRequestResponse> {
    return this.send('POST', host, '/api/auth/sign-in/email', { body: { email, password }, headers })
  }

  /** The address of whoever the application takes us for. */
  async me(host: string, headers: Record<string, string> = {}): Promise<string | undefined> {
    const response = await this.send('GET', host, '/me', { headers })
    return response.json<{ user: { email: string } | null }>().user?.email
  }
}
