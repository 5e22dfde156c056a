import type { FastifyRequest } from 'fastify'
import { ownOrigin } from '../../../core/origin.ts'
import { idOf, isSigned, linkToken, readLinkToken, shortOf, sign } from '../../../core/signed.ts'
import type { Purchase } from '../providers/index.ts'
import type { Intent } from '../tables.ts'

export interface LinkOptions {
  /** Signs the links. */
  secret: string
  /** The platform's own domain. */
  baseDomain: string
}

/** How long after it was asked for a payment's page tells what became of it. */
const readableDays = 30

const purposeOf = (tenantId: string) => `pay ${tenantId}`
const callbackOf = (tenantId: string, intentId: string) => `payment callback ${tenantId} ${intentId}`

function payTokenOf(secret: string, tenantId: string, { id, createdAt }: Pick<Intent, 'id' | 'createdAt'>): string {
  return linkToken(secret, purposeOf(tenantId), id, createdAt.add({ hours: readableDays * 24 }))
}

/** @returns the payment's id; `undefined`: made up, of another business, or expired */
export function readPayToken(
  secret: string,
  tenantId: string,
  token: string,
  now: Temporal.Instant,
): string | undefined {
  return readLinkToken(secret, purposeOf(tenantId), token, now)
}

/**
 * Where a provider's server tells what became of a payment: on the platform's host, so that it is heard also of a
 * business that is closed. It names the business and the payment; that they are ours, the signature says, and what
 * happened, the provider's own.
 */
function callbackTokenOf(secret: string, tenantId: string, intentId: string): string {
  return `${shortOf(tenantId)}.${shortOf(intentId)}.${sign(secret, callbackOf(tenantId, intentId))}`
}

export function readCallbackToken(secret: string, token: string): { tenantId: string; intentId: string } | undefined {
  const [, tenant, intent, proof] = /^([\w-]{22})\.([\w-]{22})\.([\w-]{43})$/.exec(token) ?? []
  if (tenant === undefined || intent === undefined || proof === undefined) return undefined
  const [tenantId, intentId] = [idOf(tenant), idOf(intent)]
  return isSigned(secret, callbackOf(tenantId, intentId), proof) ? { tenantId, intentId } : undefined
}

/** The addresses of a payment, as whoever asked for it reached the business. */
export function urlsOf(request: FastifyRequest, { secret, baseDomain }: LinkOptions, intent: Intent): Purchase['urls'] {
  const page = `${ownOrigin(request)}/pay/${payTokenOf(secret, request.tenant.id, intent)}`
  const { port } = new URL(ownOrigin(request))
  const platform = new URL(`${request.protocol}://${baseDomain}${port === '' ? '' : `:${port}`}`).origin
  const callback = `${platform}/webhooks/cmi/${callbackTokenOf(secret, request.tenant.id, intent.id)}`
  return { page, back: `${page}/return`, callback }
}
