import type { Tenancy, TenantHandle } from '@bookme/tenancy'
import type { FastifyPluginAsync } from 'fastify'
import { findAccount, opened } from '../accounts/accounts.ts'
import type { AccountSeal } from '../accounts/secrets.ts'
import { ForgedCallbackError, type Providers } from '../providers/index.ts'
import { hear } from './callbacks.ts'
import type { Outcome } from './heard.ts'
import { findIntent } from './intent-queries.ts'
import { askAt } from './jobs.ts'
import { readCallbackToken } from './links.ts'

export interface CallbackOptions {
  tenancy: Pick<Tenancy, 'find'>
  providers: Providers
  seal: AccountSeal
  secret: string
}

const config = { permission: 'everyone', hosts: 'platform', rateLimit: false } as const
const schema = { hide: true }

/**
 * Where providers' servers tell what became of payments: on the platform's host, so that they are heard also of a
 * business that is closed. Nothing here goes by a session, a cookie or an origin: what counts is the provider's own
 * signature over the message, looked at before anything else of it.
 */
export function callbackRoutes(options: CallbackOptions): FastifyPluginAsync {
  return async (app) => {
    await app.register(stripeRoute, options)
    await app.register(cmiRoute, options)
  }
}

/** It is signed over its bytes, so they are kept as they came. */
const stripeRoute: FastifyPluginAsync<CallbackOptions> = async (app, { tenancy, providers }) => {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.post('/webhooks/stripe/', { config, schema }, async (request, reply) => {
    const { stripe } = providers
    if (stripe === undefined) throw new ForgedCallbackError('Nobody here is paid by Stripe.')
    const signature = String(request.headers['stripe-signature'] ?? '')
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    const { told, tenantId, accountId } = await stripe.parse(body, signature, request.now)
    const tenant = tenantId === undefined || !isUuid(tenantId) ? undefined : await tenancy.find(tenantId)
    // Whose it is, it says itself, and our own record of the account has to agree, that of the payment or else of the
    // business: signed it may be by Stripe, and be about the account of another.
    const expected = tenant === undefined ? undefined : await stripeAccountOf(tenant, told.intentId)
    if (tenant === undefined || expected === undefined || accountId !== expected) {
      request.log.warn({ kind: told.kind, event: told.eventId }, 'a message of Stripe is for nobody here')
      return reply.code(200).send({ outcome: 'unknown' })
    }
    const { outcome } = await hear(tenant, 'stripe', told, request.now)
    if (told.says === 'noted' && told.kind === 'charge.refunded') await askSoon(tenant, told.intentId, request.now)
    request.log.info({ kind: told.kind, outcome }, 'a message of Stripe')
    return reply.code(200).send({ outcome })
  })
}

async function stripeAccountOf({ db }: TenantHandle, intentId: string | undefined): Promise<string | undefined> {
  const intent = intentId === undefined || !isUuid(intentId) ? undefined : await findIntent(db, intentId)
  return intent?.accountRef ?? (await findAccount(db, 'stripe'))?.publicId
}

/** What the gateway is answered: it takes the money, it takes note, or it has to be looked at by hand. */
const answers = { take: 'ACTION=POSTAUTH', heard: 'APPROVED', failure: 'FAILURE' } as const

const answerTo: Partial<Record<Outcome, string>> = {
  captured: answers.take,
  late: answers.take,
  known: answers.take,
  not_taken: answers.heard,
  failed: answers.heard,
  abandoned: answers.heard,
  noted: answers.heard,
  out_of_order: answers.heard,
}

const cmiRoute: FastifyPluginAsync<CallbackOptions> = async (app, { tenancy, providers, seal, secret }) => {
  app.removeAllContentTypeParsers()
  // Whatever type it says: the gateway is not always exact about it.
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body))
  app.post('/webhooks/cmi/:token', { config, schema }, async (request, reply) => {
    reply.type('text/plain; charset=utf-8')
    const named = readCallbackToken(secret, (request.params as { token: string }).token)
    const fields = fieldsOf(request.body)
    const tenant = named === undefined ? undefined : await tenancy.find(named.tenantId)
    // Of which payment it is, our own record says; what the message says of it has to be the same.
    const intent = tenant === undefined || named === undefined ? undefined : await findIntent(tenant.db, named.intentId)
    const account = tenant === undefined ? undefined : await findAccount(tenant.db, 'cmi')
    if (tenant === undefined || account === undefined || intent === undefined || fields?.oid !== intent.id) {
      request.log.warn('a callback is for nobody here')
      return answers.failure
    }
    try {
      const told = providers.cmi.parse(fields, opened(seal, tenant.id, account, intent), request.now)
      const { outcome } = await hear(tenant, 'cmi', told, request.now)
      request.log.info({ tenant: tenant.slug, kind: told.kind, outcome }, 'a callback')
      return answerTo[outcome] ?? answers.failure
    } catch (error) {
      if (error instanceof ForgedCallbackError) request.log.warn({ tenant: tenant.slug }, 'a forged callback')
      else request.log.error({ err: error, tenant: tenant.slug }, 'a callback failed')
      return answers.failure
    }
  })
}

/** A refund that was made at the provider: which one, asking tells. */
async function askSoon(tenant: TenantHandle, intentId: string | undefined, now: Temporal.Instant): Promise<void> {
  await tenant.transaction(async (tx) => {
    const intent = intentId === undefined || !isUuid(intentId) ? undefined : await findIntent(tx, intentId)
    if (intent?.provider === 'stripe') await askAt(tx, intent.id, now)
  })
}

/** @returns `undefined`: no form, or a name in it twice, of which the signature could mean either */
function fieldsOf(body: unknown): Record<string, string> | undefined {
  if (typeof body !== 'string') return undefined
  const entries = [...new URLSearchParams(body)].map(([name, value]) => [name, unquoted(value)] as const)
  const names = new Set(entries.map(([name]) => name))
  return names.size === entries.length ? Object.fromEntries(entries) : undefined
}

/** As it is hashed: without a last line feed, and with characters in the place of their names in HTML. */
function unquoted(value: string): string {
  return value
    .replace(/\n$/, '')
    .replace(/&(?:#(\d{1,6})|amp|lt|gt|quot|apos);/g, (found, code: string | undefined) =>
      code === undefined ? (named[found] as string) : String.fromCodePoint(Number(code)),
    )
}

const named: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" }

const isUuid = (text: string) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
