import { TenantNotReadyError } from '@bookme/tenancy'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { IdempotencyConflictError } from '../../core/errors.ts'
import { languageOf } from '../../core/i18n.ts'
import { IdempotencyHeaders, keyOf, once, sharedIdempotencyKeys } from '../../core/idempotency/index.ts'
import { networkKey } from '../../core/network.ts'
import { ConfusableNameError, ReservedNameError, UnusableSlugError } from '../tenants/index.ts'
import { WeakPasswordError } from '../users/index.ts'
import { AddressBody, AddressQuery, SignedUpBody, SignUpBody, VerifiedBody, VerifyBody } from './contract.ts'
import { AddressTakenError, LinkInvalidError, TooManySignUpsError } from './errors.ts'
import { type Around, addressOf, checkAddress, type SigningUp, signUp, verify } from './operations.ts'

const tags = ['signup']

const create = {
  operationId: 'signup_create',
  summary: 'Sign up a business: it is there at once, and opens when its address of mail is verified',
  tags,
  headers: IdempotencyHeaders,
  body: SignUpBody,
  response: { 201: SignedUpBody.describe('Signed up: a link was sent to the address') },
  refusals: [
    ...[ReservedNameError, ConfusableNameError, UnusableSlugError, AddressTakenError],
    ...[WeakPasswordError, TooManySignUpsError, IdempotencyConflictError],
    ...(['tenancy.idempotency_conflict', 'tenancy.tenant_not_ready'] as const),
  ],
}
const check = {
  operationId: 'signup_address',
  summary: 'Whether an address can be had',
  tags,
  querystring: AddressQuery,
  response: { 200: AddressBody.describe('Whether it can, and what is free near it') },
}
const confirm = {
  operationId: 'signup_verify',
  summary: 'Verify the address of mail by the link that was sent to it',
  tags,
  body: VerifyBody,
  response: { 200: VerifiedBody.describe('Verified: the business is open') },
  refusals: [LinkInvalidError],
}

// A person types a name and changes it; whoever lists what is taken asks all day.
const checking = { permission: 'everyone', rateLimit: { max: 60, timeWindow: '1 minute' } } as const
const creating = { permission: 'everyone', rateLimit: { max: 10, timeWindow: '1 minute' } } as const
const verifying = { ...creating, door: true } as const
const waitSeconds = 3
const daySeconds = 86_400

export function signUpRoutes(signingUp: SigningUp): FastifyPluginAsyncZod {
  const { tenancy, platform } = signingUp
  return async (app) => {
    app.post('/signup/', { config: creating, schema: create }, async (request, reply) => {
      const {
        business_name: businessName,
        language = languageOf(request.headers['accept-language']),
        ...rest
      } = request.body
      try {
        await signUp(signingUp, { businessName, language, ...rest }, aroundOf(signingUp, request, keyOf(request)))
      } catch (error) {
        if (error instanceof TooManySignUpsError) reply.header('retry-after', daySeconds)
        if (error instanceof TenantNotReadyError) reply.header('retry-after', waitSeconds)
        throw error
      }
      const address = addressOf(request.body.address)
      return tenancy.shared.transaction((tx) =>
        once(
          tx,
          request,
          reply,
          201,
          async () => ({ status: 'unverified', address, url: hostUrl(request, `${address}.${platform}`) }),
          sharedIdempotencyKeys,
        ),
      ) as Promise<never>
    })

    app.get('/signup/address/', { config: checking, schema: check }, (request) =>
      checkAddress(signingUp, request.query.address, request.query.business_name),
    )
  }
}

/** On the business's host as well: whoever works there already need not leave it. */
export function verificationRoutes(signingUp: SigningUp): FastifyPluginAsyncZod {
  return async (app) => {
    // The link works as long as it lives, so the same request may come again, with a key or without.
    app.post('/signup/verify/', { config: verifying, schema: confirm }, async (request) => {
      const { name, status, slug } = await verify(signingUp, request.body.token, request.now)
      return { name, status, url: hostUrl(request, `${slug}.${signingUp.platform}`) }
    })
  }
}

/** Who asks, from where, and where the link in their mail is to lead. */
export function aroundOf(
  { secret, platform }: SigningUp,
  request: FastifyRequest,
  idempotencyKey: string | undefined,
): Around {
  return {
    network: networkKey(secret, 'sign-up', request.ip),
    now: request.now,
    idempotencyKey,
    linkOf: (token) => `${hostUrl(request, platform)}sign-up/verify?token=${token}`,
  }
}

/** Businesses answer at the port at which the platform was asked. */
export function hostUrl({ protocol, host }: Pick<FastifyRequest, 'protocol' | 'host'>, domain: string): string {
  const url = new URL(`${protocol}://${host}/`)
  url.hostname = domain
  return url.href
}
