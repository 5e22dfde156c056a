import { join } from 'node:path'
import { TenantClient } from '@bookme/tenancy/testing'
import { expect, test, vi } from 'vitest'
import { byClock } from '../src/core/audit/index.ts'
import { roles } from '../src/core/permissions.ts'
import { changeStatus, createTenant } from '../src/modules/tenants/index.ts'
import { ownersOf } from '../src/modules/users/index.ts'
import { invitationWords } from '../src/site/entrance/invitation-words.ts'
import { linkWords } from '../src/site/entrance/link-words.ts'
import { visitWords } from '../src/site/entrance/support-visit.ts'
import { bookingWords } from '../src/site/words/booking/index.ts'
import { manageWords } from '../src/site/words/manage/index.ts'
import { appOfFile, type Client, newStaffMember, signIn } from './fixtures.ts'
import { type ListedRoute, permissionsPage, readPage, routesOf } from './permissions-page.ts'

const file = join(import.meta.dirname, '..', '..', '..', 'docs', 'reference', 'permissions.md')
const context = appOfFile()

test('docs/reference/permissions.md is what the table and the routes say', async () => {
  await expect(permissionsPage(context().app)).toMatchFileSnapshot(file)
})

type Answer = 'let in' | 'unauthenticated' | 'forbidden' | 'not there' | 'closed' | 'read only'

const deadLinks = [
  ...Object.values(manageWords).map(({ dead }) => dead.title),
  ...Object.values(linkWords).map(({ dead }) => dead.title),
  ...Object.values(visitWords).map(({ dead }) => dead.title),
  ...Object.values(invitationWords).map(({ dead }) => dead.gone.title),
]
const anyId = '01a20151-7c3e-7d52-9a41-5b0e6f2c8d17'

async function ask(client: Client, { method, url }: ListedRoute): Promise<Answer> {
  const path = url.replace(/:id\b/g, anyId).replace(/:(\w+)/g, 'x')
  // Pages take what was sent by a page of their host.
  const isForm =
    /^\/(admin|book|embed|b|w|my|pay|sign-up|log-in|log-out|businesses|auth|invitation|support-visit)\b/.test(url)
  const body = ['POST', 'PUT', 'PATCH'].includes(method) && !isForm ? {} : undefined
  const reply = await client.request(method, path, body, isForm ? { 'sec-fetch-site': 'same-origin' } : {})
  expect(reply.statusCode, `${method} ${path}: ${reply.body}`).toBeLessThan(500)
  const isJson = String(reply.headers['content-type']).includes('json')
  // A link that is none has a page, which says another thing than that there is no such page.
  if (reply.statusCode === 404 && deadLinks.some((words) => reply.body.includes(words))) return 'let in'
  const code = isJson ? (JSON.parse(reply.body) as { code?: string } | null)?.code : undefined
  // A business's administration is at another address; this one leads whoever asks there.
  if (reply.headers.location === '/admin/models') return 'not there'
  // The administration answers with a page to sign in on.
  if (reply.statusCode === 401 || reply.headers['www-authenticate'] !== undefined) return 'unauthenticated'
  if (code === 'tenants.read_only') return 'read only'
  // A page says so in words.
  if (code === 'tenants.closed' || reply.body.includes(bookingWords.fr.closedPage.closed.text)) return 'closed'
  if (code === 'core.forbidden' || (reply.statusCode === 403 && !isJson)) return 'forbidden'
  return code === 'core.not_found' || (reply.statusCode === 404 && !isJson) ? 'not there' : 'let in'
}

interface Visitor {
  name: string
  client: Client
  place: 'demo' | 'acme' | 'closed' | 'platform'
  /** As the page calls it; `null`: none there. Of a stranger nobody knows who it is. */
  role: string | null
  isStranger?: boolean
  /** Whether a staff member of the business is theirs. */
  isLinked?: boolean
  /** A key, or a visit of support: none to sign in with. */
  isNoAccount?: boolean
  /** Of a key: what it may do, whatever its role. */
  scopes?: ReadonlySet<string>
}

const hostOf = (place: Visitor['place']) => (place === 'platform' ? 'localhost:8000' : `${place}.localhost:8000`)

/** Somebody of the platform who came by a link. */
async function letIn(operator: Client): Promise<Client> {
  const { app, tenancy } = context()
  const { id } = await tenancy.open('demo')
  const { token } = (await operator.post('/api/support_entries/', { tenant_id: id, reason: 'test' })).json()
  const origin = `http://${hostOf('demo')}`
  const entered = await context().demo.post('/api/support/enter/', { token }, { origin })
  const cookie = String(entered.headers['set-cookie']).split(';')[0] ?? ''
  return new TenantClient(app, hostOf('demo'), { cookie, origin })
}

const keyScopes = new Set(['bookings.read', 'catalogue.write', 'customers.read', 'settings.write'])

/** A program with the key of an owner. */
async function keyOf(visitors: readonly Visitor[]): Promise<Client> {
  const owner = visitors.find(({ place, role }) => place === 'demo' && role === 'owner')!
  const wanted = { name: 'test', scopes: [...keyScopes], rate_per_minute: 100_000 }
  const { secret } = (await owner.client.post('/api/api_keys/', wanted)).json()
  return new TenantClient(context().app, hostOf('demo'), { authorization: `Bearer ${secret}` })
}

/** Everybody there is, at every kind of business. */
async function everybody(): Promise<Visitor[]> {
  const { app, tenancy, demo, acme, platform } = context()
  const closed = await createTenant(tenancy, 'localhost', {
    ...{ name: 'Closed', slug: 'closed', domain: 'closed.localhost', email: 'contact@closed.example' },
    ...{ status: 'active', actorId: null, reason: 'test' },
  })
  const visitors: Visitor[] = [
    { name: 'a stranger', client: demo, place: 'demo', role: null, isStranger: true },
    { name: 'a stranger at another business', client: acme, place: 'acme', role: null, isStranger: true },
    { name: 'a stranger to the platform', client: platform, place: 'platform', role: null, isStranger: true },
  ]
  const enter = async (
    place: Visitor['place'],
    role: string | null,
    who: Parameters<typeof signIn>[2],
  ): Promise<Visitor> => {
    const client = await signIn(context(), hostOf(place), who)
    const visitor = {
      name: `${who.role ?? (who.superuser ? 'an operator' : 'a user')} at ${place}`,
      client,
      place,
      role,
    }
    visitors.push(visitor)
    return visitor
  }
  for (const role of roles) {
    await enter('demo', role, { memberOf: 'demo', role })
    await enter('closed', role, { memberOf: 'closed', role })
  }
  const linked = await enter('demo', 'staff', { memberOf: 'demo', role: 'staff' })
  linked.name = 'staff with a calendar at demo'
  linked.isLinked = true
  const { id: userId } = (await linked.client.get('/api/auth/get-session')).json().user
  await newStaffMember((await tenancy.open('demo')).db, { userId })
  await enter('acme', null, { memberOf: 'demo', role: 'owner' })
  await enter('platform', null, { memberOf: 'demo', role: 'owner' })
  await enter('demo', null, { superuser: true })
  const operator = await enter('platform', 'operator', { superuser: true })
  await enter('platform', 'support', { support: true })
  visitors.push(
    {
      name: 'support that was let in',
      client: await letIn(operator.client),
      place: 'demo',
      role: 'support',
      isNoAccount: true,
    },
    { name: 'a key', client: await keyOf(visitors), place: 'demo', role: null, scopes: keyScopes, isNoAccount: true },
  )
  await changeStatus(tenancy, closed.tenant.id, 'suspend', { reason: 'test', by: byClock, ownersOf })
  await vi.waitFor(async () => expect((await tenancy.resolve('closed.localhost'))?.status).toBe('suspended'))
  visitors.push({
    ...visitors[0]!,
    name: 'a stranger at a closed one',
    client: new TenantClient(app, hostOf('closed')),
    place: 'closed',
  })
  expect(app.declaredRoutes.length).toBeGreaterThan(100)
  return visitors
}

const answerable = new Set(['owner', 'manager', 'accountant'])

/** Whoever watches the process asks these, by whatever name. */
const outside = new Set(['/health', '/ready', '/metrics', '/internal/domain-allowed'])

function expected(
  { reach, permissions }: ReturnType<typeof readPage>,
  { permission, hosts, method, url, isDoor }: ListedRoute,
  visitor: Visitor,
): Answer {
  const onPlatform = visitor.place === 'platform'
  if (outside.has(url)) return 'let in'
  // Of a suspended business those who answer for it read on, and everybody may try to sign in.
  if (visitor.place === 'closed' && !isDoor) {
    if (!answerable.has(visitor.role ?? '')) return 'closed'
    // Forms are refused with a page.
    if (method !== 'GET') return /^\/(api|webhooks)\//.test(url) ? 'read only' : 'forbidden'
  }
  if (hosts !== 'both' && (hosts === 'platform') !== onPlatform) return 'not there'
  if (permission === 'everyone') return 'let in'
  if (visitor.isStranger) return 'unauthenticated'
  if (permission === 'signed-in') return 'let in'
  const listed = permissions.get(`${method} ${url}`) ?? 'not on the page'
  if (visitor.scopes !== undefined) return visitor.scopes.has(listed) ? 'let in' : 'forbidden'
  const may = visitor.role === null ? '' : reach(listed, visitor.role)
  if (may === 'own') return visitor.isLinked === true ? 'let in' : 'forbidden'
  return may === 'yes' ? 'let in' : 'forbidden'
}

// What everybody may call tells by itself what it does not have: a token that leads nowhere looks like no address. So does a
// page about something that is not there.
const hides = ({ permission, url }: ListedRoute) => permission === 'everyone' || /^\/admin\/.*\/:id\//.test(url)
const isOfPeople = ({ permission }: ListedRoute) => permission === 'signed-in'
// Customers come in by a code, of which this page knows nothing.
const isOfCustomers = ({ url }: ListedRoute) => url.startsWith('/api/my/')
// They would end the sessions that this test walks with, or the place of whoever calls.
const ends = ({ url }: ListedRoute) => /sign-out|log-out|revoke-other-sessions|\/leave\/?$/.test(url)

test('every route answers everybody, everywhere, as the page says', { timeout: 300_000 }, async () => {
  const page = readPage(permissionsPage(context().app))
  const visitors = await everybody()
  const routes = routesOf(context().app)
  const faults: string[] = []
  let calls = 0
  for (const route of routes.filter((one) => !ends(one))) {
    const name = `${route.method} ${route.url}`
    expect(page.permissions.get(name), `${name} is not on docs/reference/permissions.md`).toBe(route.permission)
    for (const visitor of visitors) {
      const wanted = expected(page, route, visitor)
      const answer = await ask(visitor.client, route)
      calls += 1
      if (answer === wanted || (wanted === 'let in' && hides(route) && answer === 'not there')) continue
      // A program has no sessions and passkeys, and a visit reaches nobody's own.
      if (wanted === 'let in' && visitor.isNoAccount === true && isOfPeople(route) && answer !== 'not there') continue
      if (wanted === 'let in' && isOfCustomers(route) && answer === 'unauthenticated') continue
      faults.push(`${name} as ${visitor.name}: ${answer}, not ${wanted}`)
    }
  }
  console.log(`${routes.length} routes × ${visitors.length} visitors: ${calls} calls`)
  expect(faults).toEqual([])
})
