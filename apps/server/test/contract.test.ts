import { randomUUIDv7 } from 'node:crypto'
import { TenantClient } from '@bookme/tenancy/testing'
import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { and, eq, ne } from 'drizzle-orm'
import type { LightMyRequestResponse } from 'fastify'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { sharedAuditEvents } from '../src/core/audit/shared-tables.ts'
import { auditEvents } from '../src/core/audit/tables.ts'
import { jobFailures, jobQueues } from '../src/core/jobs/shared-tables.ts'
import { exactlyOne } from '../src/core/postgres.ts'
import { bookingEvents, bookings, items } from '../src/modules/bookings/tables.ts'
import { notifications, replies } from '../src/modules/communications/tables.ts'
import { accessCodes } from '../src/modules/customers/tables.ts'
import { queueMessage } from '../src/modules/mail/index.ts'
import { messages } from '../src/modules/mail/tables.ts'
import { addons, variants } from '../src/modules/services/tables.ts'
import { createTenant } from '../src/modules/tenants/index.ts'
import { tenants } from '../src/modules/tenants/tables.ts'
import { addMember, findOrCreateUser } from '../src/modules/users/index.ts'
import { entries, offers } from '../src/modules/waitlist/tables.ts'
import { webhookDeliveries } from '../src/modules/webhooks/tables.ts'
import { appOfFile, type Client, newService, newStaffMember, signIn, soon } from './fixtures.ts'
import { logInRequest, openOperations, ownOperations, silentLogIn } from './log-in-flows.ts'

interface Schema {
  type?: string | string[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  prefixItems?: Schema[]
  anyOf?: Schema[]
  additionalProperties?: boolean | Schema
  propertyNames?: Schema
  enum?: unknown[]
  const?: unknown
  default?: unknown
  format?: string
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  maxItems?: number
  readOnly?: boolean
  examples?: unknown[]
}
type Content = Record<string, { schema: Schema; example?: unknown }>
interface Operation {
  operationId: string
  parameters?: { name: string; in: 'query' | 'path' | 'header'; schema: Schema; required?: boolean }[]
  requestBody?: { content: Content }
  responses: Record<string, { content?: Content }>
}
type Kind = 'tenant' | 'platform'
/** An operation with where it is. */
interface Route extends Operation {
  kind: Kind
  method: string
  path: string
}
type Json = Record<string, unknown>

// Some of these tests send thousands of requests.
vi.setConfig({ testTimeout: 120_000 })

const app = appOfFile()
const hosts = { tenant: 'demo.localhost:8000', platform: 'localhost:8000' }
const documents = {} as Record<Kind, Json>
const routes: Route[] = []
/** Those who may: a member of the business, an operator of the platform. */
const insiders = {} as Record<Kind, Client>
const strangers = {} as Record<Kind, Client>
/** Ids of rows that exist, by the field that refers to such a row. */
const ids: Record<string, string> = {}
/** Of a customer's link to a booking, and to an entry of the waiting list. */
/** Two pixels by two. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGPgzg4HIgYIBQAVSgM10FDqwwAAAABJRU5ErkJggg==',
  'base64',
)
let token = ''
let waiting = ''

const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true }))
const compiled = new Map<string, ValidateFunction>()

/** Anybody may call these; every other operation is for members or operators. */
const open = new Set<string>([
  ...['api_root', 'schema_retrieve'],
  ...openOperations,
  ...['services_list', 'services_retrieve', 'categories_list', 'categories_retrieve', 'closures_list'],
  ...['variants_list', 'variants_retrieve', 'addons_list', 'addons_retrieve', 'fields_list', 'fields_retrieve'],
  ...['closures_retrieve', 'availability_slots', 'bookings_create', 'bookings_hold', 'bookings_book'],
  ...['bookings_renew', 'bookings_release', 'policies_list', 'policies_retrieve', 'policies_current'],
  ...['manage_retrieve', 'manage_slots', 'manage_cancel', 'manage_reschedule', 'waitlist_create'],
  ...['retrieve', 'accept', 'decline', 'leave', 'renew'].map((name) => `waitlist_manage_${name}`),
  'manage_calendar',
  'manage_pay',
  'passes_check',
  'coupons_check',
  'calendars_feed',
  'my_code_create',
  'my_session_create',
  ...['invitations_offer', 'invitations_accept', 'support_enter'],
  ...['create', 'address', 'verify'].map((name) => `signup_${name}`),
])
/** Whoever is signed in may call these; some of them then say that there is nothing for them. */
const signedIn = new Set([
  ...[
    'me_retrieve',
    'me_platform',
    'me_businesses',
    'members_leave',
    'support_leave',
    'models_list',
    'models_dependents',
  ],
])

/** What changes something and leaves no event, with the reason why none is wanted. */
const silent: Record<string, string> = {
  ...Object.fromEntries(
    (['tenant', 'platform'] as const).flatMap((kind) =>
      Object.entries(silentLogIn).map(([operationId, why]) => [`${kind} ${operationId}`, why]),
    ),
  ),
  'tenant own_domains_check': 'looks whether something is there; what comes of it tells',
  'tenant domain_claims_check': 'looks whether something is there; what comes of it tells',
  'tenant passes_check': 'says what is left of a code; what is booked with it tells',
  'tenant coupons_check': 'says what a code takes off; what is booked with it tells',
  'tenant templates_preview': 'shows how a message would look',
  'platform figures_refresh': 'counts what is there, as the program does every hour',
  'tenant bookings_renew':
    'keeps a time ten minutes longer for whoever holds it already: the booking that comes of it tells',
}

/** How many events there are of what somebody did; what the program does of itself at the same time is none. */
async function countEvents(kind: Kind): Promise<number> {
  const { tenancy } = app()
  if (kind === 'platform') return tenancy.shared.db.$count(sharedAuditEvents)
  const { db } = await tenancy.open('demo')
  // What concerns the person or the business as a whole is written down on the platform.
  const [done, booked, shared] = await Promise.all([
    db.$count(auditEvents, ne(auditEvents.channel, 'clock')),
    db.$count(bookingEvents, ne(bookingEvents.channel, 'clock')),
    tenancy.shared.db.$count(sharedAuditEvents, ne(sharedAuditEvents.channel, 'clock')),
  ])
  return done + booked + shared
}
const password = 'correct horse battery staple'

beforeAll(async () => {
  const context = app()
  const { demo, platform, tenancy } = context
  strangers.tenant = demo
  strangers.platform = platform
  insiders.tenant = await signIn(context, hosts.tenant, { memberOf: 'demo' })
  insiders.platform = await signIn(context, hosts.platform, { superuser: true })
  for (const kind of ['tenant', 'platform'] as const) {
    documents[kind] = (await strangers[kind].get('/api/schema/')).json()
    for (const [path, methods] of Object.entries(documents[kind].paths as Record<string, Record<string, Operation>>)) {
      for (const [method, operation] of Object.entries(methods)) {
        routes.push({ ...operation, kind, path, method: method.toUpperCase() })
      }
    }
  }

  const { db, id: tenantId } = await tenancy.open('demo')
  // With all that there is.
  await tenancy.shared.db.update(tenants).set({ subscriptionTier: 'premium' }).where(eq(tenants.id, tenantId))
  ids.service_id = (await newService(db)).id
  ids.staff_id = (await newStaffMember(db)).id
  const option = { serviceId: ids.service_id, name: 'Long', durationMinutes: 45, priceMinor: 200_00 }
  ids.variant = exactlyOne(await db.insert(variants).values(option).returning()).id
  ids.addons = exactlyOne(await db.insert(addons).values(option).returning()).id
  // As the questions about free times call them.
  Object.assign(ids, {
    ...{ service: ids.service_id, staff: ids.staff_id, addon_ids: ids.addons },
  })
  ids.tenant_id = tenantId
  const create = async (path: string, body: Json) => (await insiders.tenant.post(path, body)).json().id as string
  ids.category_id = await create('/api/categories/', { name: 'Hair' })
  ids.resource_id = await create('/api/resources/', { name: 'Cabin', type: 'cabin' })
  ids.availability_id = await create('/api/availability/', bodyFor(route('availability_create')) as Json)
  for (const list of ['skills', 'overrides', 'time_off', 'closures', 'resource_closures']) {
    ids[rowOf({ path: `/api/${list}/` })] = await create(`/api/${list}/`, bodyFor(route(`${list}_create`)) as Json)
  }
  // Of a service that nobody books: there is nothing of that type.
  const need = { ...(bodyFor(route('needs_create')) as Json), service_id: (await newService(db)).id }
  ids.need_id = await create('/api/needs/', need)
  // What can be chosen with a service stays with it; this one nobody books.
  ids.optioned_id = (await newService(db)).id
  for (const list of ['variants', 'addons', 'fields']) {
    const body = { ...(bodyFor(route(`${list}_create`)) as Json), service_id: ids.optioned_id }
    ids[rowOf({ path: `/api/${list}/` })] = await create(`/api/${list}/`, body)
  }
  ids.template_id = await create('/api/templates/', bodyFor(route('templates_create')) as Json)
  ids.policy_id = await create('/api/policies/', bodyFor(route('policies_create')) as Json)
  const booked = (await insiders.tenant.post('/api/bookings/', bodyFor(route('bookings_create')) as Json)).json()
  ids.booking_id = booked.id
  ids.booking = booked.id
  ids.from_booking_id = booked.id
  token = booked.manage_token
  const joined = (await insiders.tenant.post('/api/waitlist/', bodyFor(route('waitlist_create')) as Json)).json()
  ids.waitlist_id = joined.id
  waiting = joined.manage_token
  const again = await insiders.tenant.post('/api/series/book/', bodyFor(route('series_book')) as Json)
  ids.series_id = again.json().series.id
  ids.feed = (await insiders.tenant.post(`/api/staff/${ids.staff_id}/feed/`, undefined)).json().token
  const firstOf = async (kind: Kind, list: string) =>
    (await insiders[kind].get(`/api/${list}/`)).json().results[0].id as string
  ids.customer_id = await firstOf('tenant', 'customers')
  await insiders.tenant.request('PUT', `/api/customers/${ids.customer_id}/health_note/`, { text: 'x' })
  for (const list of ['events', 'items', 'sessions'])
    ids[rowOf({ path: `/api/${list}/` })] = await firstOf('tenant', list)
  insiders.tenant = await memberAndCustomer()
  ids.transaction_id = await create('/api/transactions/', bodyFor(route('transactions_create')) as Json)
  ids.receipt_id = await firstOf('tenant', 'receipts')
  ids.closing_id = await create('/api/closings/', { on_date: '2026-11-01', counted: '0.00' })
  ids.coupon_id = await create('/api/coupons/', { code: 'CONTRACT', percent: 10 })
  ids.pass_type_id = await create('/api/pass_types/', { name: 'Ten', uses: 10, price: '100.00', is_transferable: true })
  ids.type_id = ids.pass_type_id
  await sellPass()
  for (const code of [{ coupon_code: 'contract' }, { pass_code: passCode }]) {
    await strangers.tenant.post('/api/bookings/', { ...(bodyFor(route('bookings_create')) as Json), ...code })
  }
  for (const list of ['pass_uses', 'coupon_uses']) ids[rowOf({ path: `/api/${list}/` })] = await firstOf('tenant', list)
  // Of the gateway whose page needs nobody to be asked first.
  const account = await create('/api/payment_accounts/', bodyFor(route('payment_accounts_create')) as Json)
  ids.payment_account_id = account
  await insiders.tenant.request('PATCH', `/api/payment_accounts/${account}/secrets/`, { store_key: 'x' })
  const paying = (await insiders.tenant.post(`/api/bookings/${ids.booking_id}/pay/`, {})).json()
  ids.payment_id = paying.payment_id
  const message = { channel: 'sms', language: 'fr', recipient: '+212600000000', body: 'x', scheduledFor: soon } as const
  const made = await db
    .insert(notifications)
    .values({ kind: 'reminder', ...message, status: 'failed' })
    .returning()
  ids.notification_id = made[0]!.id
  ids.webhook_id = await create('/api/webhooks/', bodyFor(route('webhooks_create')) as Json)
  ids.endpoint_id = ids.webhook_id
  ids.webhook_delivery_id = await create(`/api/webhooks/${ids.webhook_id}/test/`, {})
  const reply = {
    channel: 'sms',
    sender: '+212600000000',
    body: 'oui',
    providerId: 'SM1',
    outcome: 'confirmed',
  } as const
  ids.reply_id = exactlyOne(await db.insert(replies).values(reply).returning()).id
  ids.own_domain_id = (await insiders.tenant.get('/api/own_domains/')).json().results[0].id
  ids.domain_claim_id = await create('/api/domain_claims/', bodyFor(route('domain_claims_create')) as Json)
  await tenancy.shared.transaction(async (tx) => {
    await queueMessage(tx, { kind: 'test', recipient: 'amina@example.com', text: 'x' })
  })
  ids.mail_id = await firstOf('platform', 'mail')
  await tenancy.shared.db.insert(jobQueues).values({ name: 'webhooks', seenAt: Temporal.Now.instant() })
  ids.queue_id = await firstOf('platform', 'jobs/queues')
  await failJob()
  // The newest membership, which is changed below, is not to be that of the member.
  await signIn(context, 'acme.localhost:8000', { memberOf: 'acme', role: 'manager' })
  await prepareAccess()
  for (const list of ['domains', 'configs', 'lifecycle', 'memberships', 'users']) {
    ids[`${list.replace(/s$/, '')}_id`] = await firstOf('platform', list)
  }
})

let passCode: string

/** One that nobody has used, for it is given back once. */
async function sellPass(): Promise<void> {
  const sale = { type_id: ids.type_id, customer_id: ids.customer_id, payments: [{ method: 'cash', amount: '100.00' }] }
  const { pass } = (await insiders.tenant.post('/api/passes/sell/', sale)).json()
  ids.pass_id = pass.id
  passCode = pass.code
}

/** One can be sent round again once. */
async function failJob(): Promise<void> {
  const failure = { queue: 'webhooks', name: 'webhooks.call', attempts: 9, failedAt: Temporal.Now.instant() }
  const wanted = app()
    .tenancy.shared.db.insert(jobFailures)
    .values({ jobId: randomUUIDv7(), ...failure })
  ids.failure_id = (await wanted.returning())[0]!.id
}

/** A code that was sent to a new customer, with who it is for. */
async function codeOfCustomer(): Promise<Json> {
  const body = { email: `customer-${randomUUIDv7()}@example.com` }
  await insiders.tenant.post('/api/customers/', { name: 'x', ...body })
  // One network asks for so many codes an hour.
  const { tenancy } = app()
  await tenancy.open('demo').then(({ db }) => db.update(accessCodes).set({ network: randomUUIDv7() }))
  await strangers.tenant.post('/api/my/code/', body)
  const [message] = await tenancy.shared.db.select().from(messages).where(eq(messages.recipient, body.email))
  return { ...body, code: /\b\d{6}\b/.exec(message!.text)?.[0] }
}

/** A member of the business who has been sent a code as its customer, too. */
async function memberAndCustomer(): Promise<Client> {
  const entered = await strangers.tenant.post('/api/my/session/', await codeOfCustomer())
  const cookie = String(entered.headers['set-cookie']).split(';')[0]
  return signIn(app(), hosts.tenant, { memberOf: 'demo' }, { cookie })
}

/** Another member, an invitation, a key and a visit of support: new ones, for what is done to them cannot be done again. */
async function prepareAccess(): Promise<void> {
  const { tenancy } = app()
  // The last business to which something was done may be deleted by now.
  ids.tenant_id = (await tenancy.open('demo')).id
  const make = async (operationId: string) => {
    const one = route(operationId)
    return (await insiders[one.kind].post(one.path, bodyFor(one))).json()
  }
  const member = { email: `user-${randomUUIDv7()}@example.com`, password, name: 'New' }
  await tenancy.shared.transaction(async (tx) => {
    const { userId } = await findOrCreateUser(tx, member)
    await addMember(tx, { userId, tenantId: ids.tenant_id!, role: 'staff' })
    ids.member_id = userId
  })
  const invitation = await make('invitations_create')
  ids.invitation_id = invitation.id
  const letters = tenancy.shared.db.select().from(messages).where(eq(messages.recipient, invitation.email))
  ids.invitation_token = /token=([\w-]{43})/.exec((await letters)[0]!.text)![1]!
  ids.api_key_id = (await make('api_keys_create')).id
  const entry = await make('support_entries_create')
  ids.support_entry_id = entry.id
  ids.support_id = entry.id
  ids.support_token = entry.token
}

function route(operationId: string): Route {
  return routes.find((one) => one.operationId === operationId)!
}

let counter = 0

/** Limits that leave room for all that follows, by the first word of their names. */
const wide: Record<string, number> = { max: 1000, horizon: 731 }

/** A value that the schema describes, for a field of this name; a new one each time where it must be unique. */
function sampleOf(name: string, schema: Schema): unknown {
  counter += 1
  if (schema.type === 'boolean') return true
  if (name === 'email' || schema.format === 'email') return `user${counter}@example.com`
  if (name === 'domain') return `domain${counter}.example`
  if (name === 'subdomain') return `name-${counter}`
  if (name === 'url') return 'https://hooks.example.com/bookme'
  if (/^(logo|map|instagram|facebook)_url$/.test(name)) return ''
  // An account stays with its provider.
  if (name === 'provider' && schema.enum?.includes('cmi') === true) return 'cmi'
  if (name === 'languages') return ['fr', 'ar', 'en']
  if (name === 'slug') return `slug-${counter}`
  if (name === 'time_zone') return 'Africa/Casablanca'
  if (schema.format === 'uuid') return ids[name] ?? ids.service_id
  if (schema.format === 'date-time') return soon.add({ hours: counter }).toString()
  // Behind all bookings, which are about to be made; what has a beginning ends behind it.
  if (name === 'starts_at') return '2031-01-01T09:00'
  if (name === 'on_date') return dateAfter(counter)
  if (['followed_by', 'addons'].includes(name) && schema.type === 'string') return ids[name] ?? ids.service_id
  // Not too far ahead to be offered.
  if (/^(from|to)_date$/.test(name)) return soon.toString().slice(0, 10)
  if (schema.format === 'date') return '2030-01-07'
  const [orNull] = schema.anyOf ?? []
  if (orNull?.format === 'date-time') return sampleOf(name, orNull)
  if (schema.prefixItems !== undefined) return schema.prefixItems.map((item, index) => sampleOf(String(index), item))
  if (schema.enum !== undefined) {
    // What may be missing is `null` there, too.
    const values = schema.enum.filter((value) => value !== null)
    return values[counter % values.length]
  }
  const [type] = [schema.type].flat()
  if (type === 'array') return [schema.items!.type === 'object' ? bodyOf(schema.items!) : sampleOf(name, schema.items!)]
  if (type === 'object') return schema.properties === undefined ? { note: 'x' } : bodyOf(schema)
  if (type === 'integer') return wide[name.replace(/_.*/, '')] ?? schema.minimum ?? 1
  if (schema.pattern === undefined) return `text ${counter}`
  return ['x'.repeat(43), '150.00', 'MAD', '09:00', `${dateAfter(counter)}T09:00`, 'premium', '+212 522 123 456'].find(
    (text) => new RegExp(schema.pattern!).test(text),
  )
}

const dateAfter = (days: number) => Temporal.PlainDate.from('2031-01-07').add({ days }).toString()

/** What the schema requires, or all of it where it requires nothing. */
function bodyOf({ properties = {}, required = Object.keys(properties), examples }: Schema): Json {
  const example = examples?.[0] as Json | undefined
  const names = Object.keys(properties).filter((name) => properties[name]?.readOnly !== true)
  const body = Object.fromEntries(
    // For whom a booking is can be said in two ways, so that neither is required.
    names
      .filter((name) => required.includes(name) || name === 'customer_email')
      .map((name) => [name, sampleOf(name, properties[name]!)]),
  )
  // The words and amounts of the example, and ids, addresses and times of our own.
  const kept = Object.entries(example ?? {}).filter(
    ([name]) => !/_id$|email|domain|_time$|_at$|^name$|^channel$|^is_primary$/.test(name),
  )
  return { ...body, ...Object.fromEntries(kept) }
}

function jsonOf({ requestBody }: Operation) {
  return requestBody?.content['application/json']
}

/** A body that the operation takes. */
function bodyFor(one: Route): unknown {
  const { schema, example } = jsonOf(one)!
  if (schema.type === 'array') return [bodyOf(schema.items!)]
  return bodyOf({ ...schema, ...(example === undefined ? {} : { examples: [example] }) })
}

/** The address with the id of a row of that list which exists. */
function addressOf(one: Route, id = ids[rowOf(one)]): string {
  const tokens = { calendars: ids.feed, waitlist: waiting, manage: token } as Record<string, string>
  const key = tokens[one.path.split('/')[2] as string] as string
  const model = one.kind === 'tenant' ? 'services' : 'tenants'
  return one.path
    .replace('{id}', id ?? 'unknown')
    .replace('{token}', key)
    .replace('{model}', model)
}

function rowOf({ path, kind }: Pick<Route, 'path'> & Partial<Route>): string {
  const [, , first, second] = path.split('/')
  if (first === 'models') return kind === 'tenant' ? 'service_id' : 'tenant_id'
  const list = first === 'jobs' ? second! : first!
  return (
    {
      categories: 'category_id',
      passes: 'pass_id',
      policies: 'policy_id',
      replies: 'reply_id',
      series: 'series_id',
      staff: 'staff_id',
      support_entries: 'support_entry_id',
      waitlist: 'waitlist_id',
      webhook_deliveries: 'webhook_delivery_id',
    }[list] ?? `${list.replace(/s$/, '')}_id`
  )
}

function send(
  client: Client,
  one: Route,
  more: { id?: string; query?: string; body?: unknown; headers?: Headers } = {},
) {
  const { id, query = '', body, headers } = more
  const wanted = new URLSearchParams(query)
  const needed = (one.parameters ?? []).filter(
    (parameter) => parameter.in === 'query' && parameter.required === true && !wanted.has(parameter.name),
  )
  const rest = needed.map(({ name, schema }) => `${name}=${encodeURIComponent(String(sampleOf(name, schema)))}`)
  const search = [...rest, query.slice(1)].filter((part) => part !== '').join('&')
  return client.request(one.method, `${addressOf(one, id)}${search === '' ? '' : `?${search}`}`, body, headers)
}
type Headers = Record<string, string>

/** Asserts that the document has told of this reply: its status, its media type, and all that is in it. */
function assertTold(one: Route, reply: LightMyRequestResponse, what: string): void {
  const name = `${one.operationId}: ${what} → ${reply.statusCode} ${reply.body.slice(0, 300)}`
  const told = one.responses[reply.statusCode]
  if (told === undefined) throw new Error(`Not in the document: ${name}`)
  const [[type, { schema }] = ['', { schema: {} }]] = Object.entries(told.content ?? {})
  if (told.content === undefined) {
    expect([name, reply.body]).toEqual([name, ''])
    return
  }
  expect([name, reply.headers['content-type']?.toString().split(';')[0]]).toEqual([name, type])
  const key = `${one.kind} ${one.operationId} ${reply.statusCode}`
  const validate = compiled.getOrInsertComputed(key, () => ajv.compile(closed(schema)))
  const body = type.endsWith('json') ? reply.json() : reply.body
  if (!validate(body)) throw new Error(`${ajv.errorsText(validate.errors)}: ${name}`)
}

/** The same, and of an object no field beside those it names. */
function closed(schema: Schema): Schema {
  const { properties, items, anyOf } = schema
  return {
    ...schema,
    ...(properties === undefined
      ? {}
      : {
          additionalProperties: schema.additionalProperties ?? false,
          properties: Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, closed(one)])),
        }),
    ...(items === undefined ? {} : { items: closed(items) }),
    ...(anyOf === undefined ? {} : { anyOf: anyOf.map(closed) }),
  }
}

function assertRefused(one: Route, reply: LightMyRequestResponse, what: string, status: number | number[] = 400): void {
  const name = `${one.operationId}: ${what}`
  expect([name, reply.statusCode, reply.body.slice(0, 300)]).toEqual([
    name,
    expect.toBeOneOf([status].flat()),
    expect.any(String),
  ])
  assertTold(one, reply, what)
}

/** Values that the schema does not describe, each with what is wrong with it. */
function wrongValues(schema: Schema): [string, unknown][] {
  const types = [schema.type].flat()
  const wrong: [string, unknown][] = [['another type', types.includes('object') ? 5 : { x: 1 }]]
  if (schema.type === undefined && schema.anyOf === undefined) return []
  if (schema.type !== undefined && !types.includes('null')) wrong.push(['null', null])
  if (schema.enum !== undefined) wrong.push(['no choice', 'nope'], ['a property of objects', 'constructor'])
  if (types.includes('string')) {
    wrong.push(['a number', 5], ['a list', ['x']])
    if (schema.maxLength !== undefined) wrong.push(['too long', 'x'.repeat(schema.maxLength + 1)])
    if ((schema.minLength ?? 0) > 0) wrong.push(['empty', ''], ['blank', ' '])
    if (schema.pattern !== undefined || schema.format !== undefined) wrong.push(['of no such form', '¡no!'])
    wrong.push(['with a NUL', 'a\0b'])
  }
  if (types.includes('integer')) {
    wrong.push(['a fraction', 1.5], ['text', '5'], ['huge', 2 ** 53], ['1e300', 1e300])
    if (schema.minimum !== undefined) wrong.push(['too small', schema.minimum - 1])
    if (schema.maximum !== undefined) wrong.push(['too large', schema.maximum + 1])
  }
  if (types.includes('boolean')) wrong.push(['text', 'true'])
  return wrong
}

describe.each(['tenant', 'platform'] as const)('the document of the %s', (kind) => {
  test('is OpenAPI 3.1, as others judge it', async () => {
    const result = await new Validator().validate(structuredClone(documents[kind]))
    expect(result.errors).toBeUndefined()
    expect(result.valid).toBe(true)
  })

  test('has examples that its own schemas describe', () => {
    let examples = 0
    for (const one of routes.filter((candidate) => candidate.kind === kind)) {
      const content = jsonOf(one)
      if (content === undefined) continue
      const check = (schema: Schema, example: unknown) => {
        examples += 1
        expect([one.operationId, ajv.validate(schema, example), ajv.errorsText()]).toEqual([
          one.operationId,
          true,
          'No errors',
        ])
      }
      if (content.example !== undefined) check(content.schema, content.example)
      for (const part of [content.schema, content.schema.items]) {
        for (const example of part?.examples ?? []) check(part!, example)
      }
    }
    expect(examples).toBeGreaterThan(4)
  })
})

test('strangers, and whoever does not belong there, are refused by every operation that is not open to all', async () => {
  const { tenancy } = app()
  const outsiders = {
    tenant: [strangers.tenant, await signIn(app(), hosts.tenant, { memberOf: 'acme' })],
    platform: [strangers.platform, await signIn(app(), hosts.platform, { memberOf: 'demo' })],
  }
  const before = await tenancy.open('demo').then(({ db }) => db.$count(notifications))
  let refused = 0
  for (const one of routes) {
    if (open.has(one.operationId)) continue
    for (const [index, client] of outsiders[one.kind].entries()) {
      // Nobody is an outsider to their own log-in.
      if (index > 0 && ownOperations.has(one.operationId)) continue
      const body = jsonOf(one) === undefined ? undefined : bodyFor(one)
      // Whether there is such a row is nobody's business either.
      for (const id of one.path.includes('{id}') ? [undefined, randomUUIDv7(), 'x'] : [undefined]) {
        const reply = await send(client, one, { body, ...(id === undefined ? {} : { id }) })
        // Which models there are for everybody, everybody may know.
        const seen = one.operationId === 'models_dependents' ? [404, ...(id === 'x' ? [400] : [])] : []
        const told = signedIn.has(one.operationId) ? [200, 403, 409, ...seen] : 403
        // A member is no customer.
        const isRefused = index === 0 || one.path.startsWith('/api/my/')
        assertRefused(one, reply, `outsider ${index}`, isRefused ? 401 : told)
        refused += 1
      }
    }
  }
  expect(refused).toBeGreaterThan(200)
  expect(await tenancy.open('demo').then(({ db }) => db.$count(notifications))).toBe(before)
})

describe('invalid input is refused as the document says', () => {
  test('in addresses', async () => {
    for (const one of routes.filter(({ path }) => path.includes('{id}'))) {
      const client = insiders[one.kind]
      const body = jsonOf(one) === undefined ? undefined : bodyFor(one)
      for (const id of ['x', '%00', '😀', `${ids.service_id}x`]) {
        assertRefused(one, await send(client, one, { id: encodeURI(id).replace('%2500', '%00'), body }), id)
      }
      assertRefused(one, await send(client, one, { id: randomUUIDv7(), body }), 'nobody’s id', 404)
      // Of the other kind of host there is nothing.
      const elsewhere = insiders[one.kind === 'tenant' ? 'platform' : 'tenant']
      expect((await send(elsewhere, one, { body })).statusCode).toBe(404)
    }
  })

  test('in queries', async () => {
    for (const one of routes) {
      const parameters = (one.parameters ?? []).filter((parameter) => parameter.in === 'query')
      const client = insiders[one.kind]
      const refused = async (query: string) =>
        assertRefused(one, await send(client, one, { query }), query.slice(0, 80))
      if (parameters.length === 0) continue
      await refused('?no_such_filter=1')
      await refused('?__proto__=1')
      if (parameters.some(({ name }) => name === 'page')) {
        await refused(`?page=${2 ** 60}`)
        assertRefused(one, await send(client, one, { query: '?page=1000000' }), 'a page far behind the last', 404)
      }
      // The four comparisons of a field take the same values: one stands for all.
      for (const { name, schema } of parameters.filter(({ name }) => !/__(gt|lt|lte)$/.test(name))) {
        await refused(`?${name}=1&${name}=1`)
        await refused(`?${name}=%00`)
        const isTyped = schema.type === 'integer' || schema.enum !== undefined || schema.format !== undefined
        if (isTyped) for (const text of ['', 'x', '1.5', '-99999999999']) await refused(`?${name}=${text}`)
        else {
          // Text may be any, and what it is compared with does not make it fail.
          for (const text of ['', "😀%',\\", 'x'.repeat(300)]) {
            const reply = await send(client, one, { query: `?${name}=${encodeURIComponent(text)}` })
            assertTold(one, reply, `?${name}=${text}`)
          }
        }
      }
    }
  })

  test('in bodies', async () => {
    for (const one of routes) {
      const content = jsonOf(one)
      if (content === undefined) continue
      const client = insiders[one.kind]
      const isList = content.schema.type === 'array'
      const schema = isList ? content.schema.items! : content.schema
      const valid = (isList ? (bodyFor(one) as Json[])[0] : bodyFor(one)) as Json
      const refused = async (body: unknown, what: string, field?: string) => {
        const reply = await send(client, one, { body: isList ? [body] : body })
        assertRefused(one, reply, what)
        if (field === undefined) return
        const named = (reply.json().errors as { field: string }[] | undefined)?.map((fault) => fault.field)
        expect([one.operationId, what, named]).toEqual([
          one.operationId,
          what,
          expect.arrayContaining([expect.stringMatching(new RegExp(`^(0\\.)?${field}\\b`))]),
        ])
      }
      for (const body of [null, 5, 'x', [], [[]]]) await refused(body, `the body ${JSON.stringify(body)}`)
      for (const name of schema.required ?? []) {
        const { [name]: _, ...rest } = valid
        await refused(rest, `without ${name}`, name)
      }
      // What better-auth's own clients send beside is their matter.
      if (one.operationId !== 'sign_in_email') {
        await refused({ ...valid, no_such_field: 1 }, 'a field nobody knows', 'no_such_field')
      }
      // Replacing and making many take what making one takes.
      const fields = isList || one.method === 'PUT' ? [] : Object.entries(schema.properties ?? {})
      for (const [name, property] of fields) {
        // A password is any text: it is hashed, not stored.
        const isStored = !/password/i.test(name) && one.operationId !== 'sign_in_email'
        for (const [what, value] of wrongValues(property).filter(([kind]) => isStored || kind !== 'with a NUL'))
          await refused({ ...valid, [name]: value }, `${name} ${what}`, name)
      }
      if (isList) {
        for (const body of [{}, [], Array.from({ length: content.schema.maxItems! + 1 }, () => valid)]) {
          assertRefused(one, await send(client, one, { body }), 'no list, an empty one, a long one')
        }
      }
      // How a body is read is one matter for all; the others would first ask who sends it.
      if (!open.has(one.operationId)) continue
      const raw = (payload: string, type: string) =>
        app().app.inject({
          method: one.method as 'POST',
          url: addressOf(one),
          payload,
          headers: { host: hosts[one.kind], 'content-type': type },
        })
      // Where nothing has to be said, no body says it.
      const texts = [...((schema.required ?? []).length > 0 ? [''] : []), '{', '{"a":1,}', 'null\0', '{"__proto__":{}}']
      for (const text of texts) {
        assertRefused(one, await raw(text, 'application/json'), `the text ${text}`)
      }
      assertRefused(one, await raw('a=b', 'application/x-www-form-urlencoded'), 'a form', 415)
      assertRefused(one, await raw('{}', 'text/plain'), 'text', 415)
      assertRefused(one, await raw(`"${'x'.repeat(app().config.bodyLimitBytes)}"`, 'application/json'), 'too much', 413)
    }
  })

  test('in headers', async () => {
    for (const one of routes) {
      const headers = (one.parameters ?? []).filter((parameter) => parameter.in === 'header').map(({ name }) => name)
      const body = jsonOf(one) === undefined ? undefined : bodyFor(one)
      for (const value of ['"x"', 'garbage', '', '"'.repeat(500)]) {
        if (headers.includes('if-match')) {
          assertRefused(one, await send(insiders[one.kind], one, { body, headers: { 'if-match': value } }), value, 412)
        }
        if (headers.includes('if-none-match')) {
          const reply = await send(insiders[one.kind], one, { headers: { 'if-none-match': value } })
          expect(reply.statusCode).toBe(200)
        }
      }
      if (!headers.includes('idempotency-key')) continue
      for (const key of ['', 'x'.repeat(201)]) {
        assertRefused(one, await send(insiders[one.kind], one, { body, headers: { 'idempotency-key': key } }), key)
      }
    }
  })
})

test('every operation does what it says, answers as it says, and leaves an event where it changes something', async () => {
  const called = new Set<string>()
  const untold = new Set<string>()
  const succeed = async (one: Route, more: Parameters<typeof send>[2] = {}, client = insiders[one.kind]) => {
    const before = await countEvents(one.kind)
    const reply = await send(client, one, more)
    if (one.method !== 'GET' && (await countEvents(one.kind)) === before) untold.add(`${one.kind} ${one.operationId}`)
    const name = `${one.kind} ${one.operationId}: ${reply.body.slice(0, 300)}`
    expect([name, reply.statusCode]).toEqual([name, expect.toBeOneOf([200, 201, 202, 204])])
    assertTold(one, reply, 'a valid request')
    called.add(`${one.kind} ${one.operationId}`)
    return reply
  }
  const user = async () => {
    const wanted = { email: `user-${randomUUIDv7()}@example.com`, password, name: 'New' }
    return app().tenancy.shared.transaction((tx) => findOrCreateUser(tx, wanted))
  }
  // The example is one of the kinds; these have no start, or cannot be without a link.
  const others = ['reminder', 'staff_digest', 'waitlist_offer', 'deposit_due']
  const templateKinds = jsonOf(route('templates_create'))!.schema.properties!.kind!.enum!.filter(
    (kind) => !others.includes(kind as string),
  )
  /** What a valid request needs beside what the document can say. */
  const bodyNow = async (one: Route): Promise<unknown> => {
    if (one.operationId === 'settings_logo_update') return picture
    if (jsonOf(one) === undefined) return undefined
    if (one.operationId === 'sign_in_email') {
      const email = `user-${randomUUIDv7()}@example.com`
      await app().tenancy.shared.transaction((tx) => findOrCreateUser(tx, { email, password, name: 'New' }))
      return { email, password }
    }
    if (/^tenants_(activate|mark_past_due|suspend|resume|archive|delete)$/.test(one.operationId)) {
      return { reason: 'test', ...(one.operationId === 'tenants_delete' ? { slug: await businessFor(one) } : {}) }
    }
    if (one.operationId === 'signup_create') await app().tenancy.reconcile({ spares: 1 })
    if (one.operationId === 'signup_verify') return { token: await signUp() }
    if (one.operationId === 'failures_redrive_some') return { queue: 'webhooks' }
    // The first that is free of some days.
    if (one.operationId === 'waitlist_offer') {
      return { start_time: soon.add({ hours: 48 }).toString(), until: soon.add({ hours: 71 }).toString() }
    }
    // The service asks nothing.
    if (one.operationId === 'waitlist_manage_accept') return {}
    if (one.operationId === 'my_session_create') return codeOfCustomer()
    if (one.operationId === 'my_code_create') return { email: 'somebody@example.com' }
    const body = bodyFor(one)
    if (/^passes_|^bookings_pass/.test(one.operationId)) await sellPass()
    if (one.operationId === 'passes_sell') {
      const { customer_email: _, ...rest } = body as Json
      return { ...rest, customer_id: ids.customer_id, payments: [{ method: 'cash', amount: '100.00' }] }
    }
    if (/^(passes_check|bookings_pass)$/.test(one.operationId)) return { ...(body as Json), code: passCode }
    if (one.operationId === 'coupons_check') return { ...(body as Json), code: 'contract' }
    // It takes off a share or an amount.
    if (/^coupons_/.test(one.operationId)) {
      const own = { code: `CODE-${counter}`, percent: 10, amount: null }
      return Array.isArray(body) ? [{ ...body[0], ...own }] : { ...(body as Json), ...own }
    }
    if (one.operationId === 'invitations_accept')
      return { ...(body as Json), token: ids.invitation_token, name: 'New', password }
    if (one.operationId === 'support_enter') return { token: ids.support_token }
    // What is due: of a booking without a deposit that is all of it.
    if (/_pay$/.test(one.operationId)) return {}
    // A business has one account with a provider.
    if (one.operationId === 'payment_accounts_create') return { ...(body as Json), provider: 'stripe' }
    // Whoever is merged into another is gone.
    if (one.operationId === 'customers_merge') {
      return { other_id: (await insiders.tenant.post('/api/customers/', { name: 'The same' })).json().id }
    }
    // An account stays with its provider.
    if (/^payment_accounts_(update|partial_update)$/.test(one.operationId))
      return { ...(body as Json), provider: 'cmi' }
    // Whoever is booked here keeps their hours.
    if (one.operationId === 'availability_week') {
      const { db } = await app().tenancy.open('demo')
      return { ...(body as Json), staff_id: (await newStaffMember(db)).id }
    }
    // There is one template of a kind for each channel and language.
    if (/^templates_/.test(one.operationId)) {
      const kind = templateKinds.pop()
      return Array.isArray(body) ? [{ ...body[0], kind }] : { ...(body as Json), kind }
    }
    // A person does a service, and a service needs a type, in one way.
    if (/^(skills|needs)_/.test(one.operationId)) {
      const { id } = await app()
        .tenancy.open('demo')
        .then(({ db }) => newService(db))
      return Array.isArray(body) ? [{ ...body[0], service_id: id }] : { ...(body as Json), service_id: id }
    }
    // A series of its own, and one of its bookings.
    if (/^series_(cancel|reschedule)$/.test(one.operationId)) {
      const again = route('series_book')
      const made = (await send(insiders.tenant, again, { body: bodyFor(again) })).json()
      ids.series_id = made.series.id
      return { ...(body as Json), from_booking_id: made.bookings[0].id }
    }
    if (/^(variants|addons|fields)_/.test(one.operationId)) {
      // A service asks a question once, and only a choice has options.
      const question = { label: `Question ${counter}`, kind: 'choice', options: ['yes', 'no'] }
      const own = { service_id: ids.optioned_id, ...(one.operationId.startsWith('fields') ? question : {}) }
      return Array.isArray(body) ? [{ ...body[0], ...own }] : { ...(body as Json), ...own }
    }
    // A person is a member of a business once.
    if (/^memberships_(create|bulk|update|partial)/.test(one.operationId)) {
      const { userId } = await user()
      return Array.isArray(body) ? [{ ...body[0], user_id: userId }] : { ...(body as Json), user_id: userId }
    }
    return body
  }
  /** A business with which this can be done, as `ids.tenant_id` from now on. */
  const businessFor = async ({ operationId }: Route): Promise<string> => {
    const { tenancy } = app()
    const wanted = { name: 'Other', email: 'x@example.com', actorId: null, reason: 'test' }
    const slug = `other-${counter++}`
    const status = operationId === 'tenants_resume' ? 'suspended' : 'trial'
    const { tenant } = await createTenant(tenancy, 'localhost', {
      ...wanted,
      slug,
      domain: `${slug}.localhost`,
      status,
    })
    ids.tenant_id = tenant.id
    return slug
  }
  /** The token that whoever signs up is sent. */
  const signUp = async (): Promise<string> => {
    await app().tenancy.reconcile({ spares: 1 })
    const one = route('signup_create')
    const body = {
      ...(bodyFor(one) as Json),
      address: `signed-up-${counter++}`,
      email: `signed-up-${counter}@example.com`,
    }
    expect((await send(strangers.platform, one, { body })).statusCode).toBe(201)
    const sent = await app().tenancy.shared.db.select().from(messages).where(eq(messages.recipient, body.email))
    return /token=([\w.-]+)/.exec(sent[0]!.text)![1]!
  }
  /** A booking with which this can be done; with the token of the hold, where it is one. */
  const bookingFor = async ({ operationId }: Route): Promise<{ id: string; token?: string }> => {
    if (/^bookings_(book|renew|release)$/.test(operationId)) {
      const hold = route('bookings_hold')
      return (await send(strangers.tenant, hold, { body: bodyFor(hold) })).json()
    }
    const create = route('bookings_create')
    const booking = (await send(strangers.tenant, create, { body: bodyFor(create) })).json()
    const { db } = await app().tenancy.open('demo')
    const hourAgo = Temporal.Now.instant().subtract({ hours: 1 })
    const changed: Partial<typeof bookings.$inferInsert> = /_(confirm|decline)$/.test(operationId)
      ? { status: 'pending' }
      : /_pay$/.test(operationId)
        ? { status: 'confirmed', expiresAt: null }
        : /_(check_in|complete|no_show)$/.test(operationId)
          ? { status: 'confirmed', startTime: hourAgo, endTime: hourAgo.add({ hours: 2 }) }
          : operationId === 'bookings_correct'
            ? { status: 'completed', startTime: Temporal.Now.instant(), endTime: soon }
            : {}
    if (Object.keys(changed).length > 0) await db.update(bookings).set(changed).where(eq(bookings.id, booking.id))
    if (operationId === 'bookings_pass_give_back') {
      await insiders.tenant.post(`/api/bookings/${booking.id}/pass/`, { code: passCode })
    }
    if (operationId === 'bookings_refund') {
      const payments = [{ method: 'cash', amount: '100.00' }]
      await insiders.tenant.post(`/api/bookings/${booking.id}/payments/`, { payments })
    }
    return booking
  }
  /** An entry with which this can be done, and the link to it. */
  const prepareEntry = async ({ operationId }: Route): Promise<void> => {
    const join = route('waitlist_create')
    const joined = (await send(strangers.tenant, join, { body: bodyFor(join) })).json()
    ids.waitlist_id = joined.id
    waiting = joined.manage_token
    const { db } = await app().tenancy.open('demo')
    if (/_(accept|decline|offer)$/.test(operationId)) {
      const open = and(eq(offers.entryId, joined.id), eq(offers.status, 'open'))
      await expect.poll(() => db.$count(offers, open), { timeout: 5000 }).toBe(1)
    }
    if (/_(renew|offer)$/.test(operationId)) {
      await db.update(entries).set({ status: 'lapsed' }).where(eq(entries.id, joined.id))
      await db.update(offers).set({ status: 'lapsed' }).where(eq(offers.entryId, joined.id))
    }
  }
  /** Whoever can do this, once. */
  const clientFor = async ({ operationId, kind }: Route): Promise<Client> => {
    if (operationId === 'members_leave') return signIn(app(), hosts.tenant, { memberOf: 'demo', role: 'staff' })
    if (operationId !== 'support_leave') return open.has(operationId) ? strangers[kind] : insiders[kind]
    const entered = await strangers.tenant.post('/api/support/enter/', { token: ids.support_token })
    const cookie = String(entered.headers['set-cookie']).split(';')[0]!
    return new TenantClient(app().app, hosts.tenant, { cookie, origin: `http://${hosts.tenant}` })
  }
  // What ends something comes last: it is done to a row made for it.
  const isEnd = ({ method, operationId }: Route) =>
    method === 'DELETE' || operationId === 'sign_out' || operationId === 'staff_revoke_feed'
  const { tenant_id: demo } = ids
  for (const one of [...routes.filter((each) => !isEnd(each)), ...routes.filter(isEnd)]) {
    // The last one may have been done to a business made for it.
    ids.tenant_id = demo!
    const ofLogIn = await logInRequest(app(), hosts[one.kind], one.operationId, strangers[one.kind])
    if (ofLogIn !== undefined) {
      await succeed(one, { body: ofLogIn.body }, ofLogIn.client)
      continue
    }
    if (/^(members|invitations|api_keys|support)_/.test(one.operationId)) await prepareAccess()
    const body = await bodyNow(one)
    const again = {
      customers_health_note_destroy: 404,
      my_session_destroy: 401,
      members_destroy: 404,
    }[one.operationId]
    if (again !== undefined) {
      const client = one.path.startsWith('/api/my/') ? await memberAndCustomer() : insiders.tenant
      await succeed(one, {}, client)
      assertRefused(one, await send(client, one), 'again', again)
      continue
    }
    // It has no id: there is one at most.
    if (one.operationId === 'settings_logo_destroy') {
      await succeed(one)
      continue
    }
    if (one.method === 'DELETE') {
      const create = routes.find(({ method, path }) => method === 'POST' && `${path}{id}/` === one.path)!
      const { id } = (await succeed(create, { body: await bodyNow(create) })).json()
      await succeed(one, { id })
      assertRefused(one, await send(insiders[one.kind], one, { id }), 'again', 404)
      continue
    }
    const client = await clientFor(one)
    if (/^\/api\/tenants\/\{id\}\/./.test(one.path) && one.operationId !== 'tenants_delete') await businessFor(one)
    if (one.path.startsWith('/api/bookings/{id}/') && one.method === 'POST') {
      const { id, token } = await bookingFor(one)
      await succeed(one, { id, body: token === undefined ? body : { ...(body as Json), token } }, client)
      continue
    }
    if (one.path.startsWith('/api/manage/') && one.method === 'POST') {
      token = ((await bookingFor(one)) as unknown as { manage_token: string }).manage_token
    }
    if (one.path.startsWith('/api/waitlist/') && one.method === 'POST') await prepareEntry(one)
    if (one.path.startsWith('/api/jobs/failures/') && one.method === 'POST') await failJob()
    // One that is not the one of record yet.
    if (one.operationId === 'domains_make_primary') {
      const add = route('domains_create')
      ids.domain_id = (await send(insiders.platform, add, { body: bodyFor(add) })).json().id
    }
    if (one.operationId === 'own_domains_make_primary') {
      const add = route('own_domains_create')
      ids.own_domain_id = (await send(insiders.tenant, add, { body: bodyFor(add) })).json().id
    }
    // What is on its way is not sent again.
    if (one.operationId === 'webhook_deliveries_replay') {
      const { db } = await app().tenancy.open('demo')
      await db.update(webhookDeliveries).set({ status: 'failed', nextAttemptAt: null })
    }
    if (one.operationId === 'sessions_cancel') {
      const { id } = await bookingFor(one)
      const { db } = await app().tenancy.open('demo')
      const [item] = await db.select().from(items).where(eq(items.bookingId, id))
      ids.session_id = item!.sessionId!
    }
    const query = one.operationId === 'invitations_offer' ? { query: `?token=${ids.invitation_token}` } : {}
    const sent = Buffer.isBuffer(body) ? { headers: { 'content-type': 'image/png' } } : {}
    const reply = await succeed(one, { body, ...query, ...sent }, client)
    if (one.method !== 'GET') continue
    const head = await send(client, { ...one, method: 'HEAD' }, query)
    expect([one.operationId, head.statusCode, head.body]).toEqual([one.operationId, 200, ''])
    if (reply.headers.etag === undefined) continue
    let known = reply
    // What goes on behind an answer, as an offer of the waiting list does, may change a row between two of them.
    const askAgain = async () => {
      const { etag } = (await send(client, one)).headers
      known = await send(client, one, { headers: { 'if-none-match': etag as string } })
      return known.statusCode
    }
    await expect.poll(askAgain, { message: one.operationId }).toBe(304)
    expect(known.body).toBe('')
    assertTold(one, known, 'a known tag')
  }
  expect([...called].sort()).toEqual(routes.map(({ kind, operationId }) => `${kind} ${operationId}`).sort())
  expect([...untold].sort()).toEqual(Object.keys(silent).sort())
})

test('lists take every filter, order and way through the pages that the document has', async () => {
  for (const one of routes) {
    // It takes the token of a link.
    if (one.operationId === 'invitations_offer') continue
    const parameters = (one.parameters ?? []).filter((parameter) => parameter.in === 'query')
    for (const { name, schema } of parameters) {
      const field = name.replace(/__\w+$/, '')
      const item = one.responses[200]?.content?.['application/json']?.schema.properties?.results?.items?.properties
      // Of what may be missing, what it is when it is there.
      const type = item?.[field]?.anyOf?.[0] ?? item?.[field] ?? schema
      const text =
        /__isnull$/.test(name) || name === 'count' || type.type === 'boolean'
          ? 'true'
          : name === 'ordering' && schema.enum === undefined
            ? '-created_at'
            : name === 'fields'
              ? 'id,created_at'
              : name === 'cursor'
                ? ''
                : name === 'page'
                  ? '1'
                  : String(sampleOf(field, type))
      // From then to today is the wrong way round.
      const until = one.operationId === 'reports_retrieve' && name === 'from_date' ? `&to_date=${text}` : ''
      const reply = await send(insiders[one.kind], one, { query: `?${name}=${encodeURIComponent(text)}${until}` })
      const what = `${one.operationId} ${name}=${text}`
      expect([what, reply.statusCode, reply.body.slice(0, 200)]).toEqual([what, 200, expect.any(String)])
      if (name !== 'fields') assertTold(one, reply, what)
    }
  }
})
