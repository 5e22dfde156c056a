import { STATUS_CODES } from 'node:http'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance, FastifyRequest, FastifySchema, RouteOptions } from 'fastify'
import { z } from 'zod'
import type { HostKind } from './access.ts'
import { ForbiddenError, UnauthenticatedError } from './errors.ts'
import { jsonSchemaOf } from './json-schema.ts'
import { insideActions, personalActions } from './permissions.ts'
import { describeRefusal, Problem, type Refusal } from './problem.ts'

declare module 'fastify' {
  interface FastifySchema {
    /** What this route refuses beside what follows from its contracts and its permission. For the document alone. */
    refusals?: readonly Refusal[]
    /** The conditional header the route heeds. For the document alone: any text will do in it. */
    conditional?: 'if-match' | 'if-none-match'
  }
}

const description = {
  tenant: 'What this business offers, and booking it. Addresses work with and without the last slash.',
  platform: 'The platform: the businesses on it. Addresses work with and without the last slash.',
}

const common = {
  'log-in': 'Sessions: a cookie of the host where one signed in',
  schema: 'What there is, for programs',
}
const securitySchemes = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'bookme.session_token',
    description: 'Of the host where one signed in; over TLS its name begins with `__Host-`',
  },
  key: { type: 'http', scheme: 'bearer', description: 'An API key of the business, within its scopes' },
} as const
const problemSchema = jsonSchemaOf(Problem)

/** A problem as one status tells it: with the codes that come with it here. */
function problemOf(status: string, codes: readonly string[]): object {
  const { properties } = problemSchema as { properties: object }
  const narrowed = { code: { type: 'string', enum: codes }, status: { type: 'integer', enum: [Number(status)] } }
  const retry = { 'retry-after': { type: 'integer', description: 'Seconds to wait before trying again' } }
  return {
    description: `${STATUS_CODES[status]}: ${codes.join(', ')}`,
    ...(status === '429' || status === '503' ? { headers: retry } : {}),
    content: {
      'application/problem+json': { schema: { ...problemSchema, properties: { ...properties, ...narrowed } } },
    },
  }
}

/** JSON, or what a contract for text says of itself: `z.string().meta({ contentMediaType: 'text/calendar' })`. */
const mediaTypeOf = (contract: z.ZodType) => String(contract.meta()?.contentMediaType ?? 'application/json')

/** What a route refuses, by what it declares. */
function refusalsOf({ schema, config }: Pick<RouteOptions, 'schema' | 'config'>): Refusal[] {
  const { body, querystring, params, headers, refusals = [] } = schema ?? {}
  const permission = config?.permission
  const found: Refusal[] = [...refusals, 'core.rate_limited', 'core.busy', 'tenancy.pool_timeout']
  if ((body ?? querystring ?? params ?? headers) !== undefined) found.push('core.invalid')
  if (body !== undefined) found.push('core.malformed', 'core.body_too_large', 'core.media_type')
  if (permission !== 'everyone') found.push(UnauthenticatedError)
  if (permission !== 'everyone' && permission !== 'signed-in') found.push(ForbiddenError)
  return found
}

/** Everything an OpenAPI document says of a route: its contracts as JSON Schema, its refusals by status. */
function documented(
  route: Pick<RouteOptions, 'schema' | 'config' | 'method'>,
  { everywhere, changing, identifying }: Record<'everywhere' | 'changing' | 'identifying', readonly Refusal[]>,
): FastifySchema {
  const { schema } = route
  const told: FastifySchema & Record<string, unknown> = { ...schema }
  for (const part of ['body', 'querystring', 'params', 'headers'] as const) {
    if (told[part] instanceof z.ZodType) told[part] = jsonSchemaOf(told[part])
  }
  if (schema?.conditional !== undefined) {
    const meant = schema.conditional === 'if-match'
    const description = meant
      ? 'The ETag one has seen: 412 if it is another'
      : 'The ETag one has: 304 if it is the same'
    told.headers = { type: 'object', properties: { [schema.conditional]: { type: 'string', description } } }
  }
  const permission = route.config?.permission ?? 'everyone'
  if (permission !== 'everyone') {
    told.security = [{ session: [] }, ...(isScope(permission) ? [{ key: [] }] : [])]
    told['x-permission'] = permission
    if (permission !== 'signed-in') {
      const others = schema?.description === undefined ? '' : `${schema.description}\n\n`
      told.description = `${others}Permission: \`${permission}\``
    }
  }
  const replies = Object.entries((schema?.response ?? {}) as Record<string, unknown>).filter(
    (entry): entry is [string, z.ZodType] => entry[1] instanceof z.ZodType,
  )
  const isChange = [route.method].flat().some((method) => !/^(GET|HEAD)$/.test(method))
  const ofSessions = isChange && route.config?.permission !== 'everyone' ? changing : []
  const ofSenders = route.config?.permission !== 'everyone' ? identifying : []
  const refused = [...everywhere, ...ofSessions, ...refusalsOf(route), ...ofSenders].map(describeRefusal)
  const byStatus = Object.groupBy(refused, ({ status }) => String(status))
  told.response = {
    ...Object.fromEntries(
      replies.map(([status, contract]) => [
        status,
        {
          description: contract.description ?? 'Done',
          ...(contract instanceof z.ZodVoid
            ? { type: 'null' }
            : { content: { [mediaTypeOf(contract)]: { schema: jsonSchemaOf(contract) } } }),
        },
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(byStatus).map(([status, some = []]) => [
        status,
        problemOf(status, [...new Set(some.map(({ code }) => code))]),
      ]),
    ),
    default: {
      description: 'Refused, with the reason',
      content: { 'application/problem+json': { schema: problemSchema } },
    },
  }
  return told
}

/** Whether a key can have it. */
function isScope(permission: string): boolean {
  return insideActions.some((action) => action === permission && !personalActions.has(action))
}

export interface DocumentsOptions {
  version: string
  /** What every route of a kind of host may refuse. */
  everywhere: Record<'tenant' | 'platform', readonly Refusal[]>
  /** What every route may refuse that changes something for whoever is signed in. */
  changing: readonly Refusal[]
  /** What every route of a kind of host may refuse that asks who sent the request. */
  identifying: Record<'tenant' | 'platform', readonly Refusal[]>
  /** The groups of operations and what each is about, in the order in which they are shown. */
  tags: Record<'tenant' | 'platform', Readonly<Record<string, string>>>
}

/** Our name, in the place of Fastify's logo. */
const logo = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40"><text y="28" fill="#fff" font-family="sans-serif" font-size="26" font-weight="700">BookMe</text></svg>',
)

/** One OpenAPI 3.1 document for tenants' hosts and one for the platform's, and Swagger UI on both. */
export async function documents(
  app: FastifyInstance,
  { version, everywhere, changing, identifying, tags }: DocumentsOptions,
): Promise<void> {
  const told = {
    tenant: { everywhere: everywhere.tenant, changing, identifying: identifying.tenant },
    platform: { everywhere: everywhere.platform, changing, identifying: identifying.platform },
  }
  const register = (kind: 'tenant' | 'platform', decorator: 'swagger') =>
    app.register(swagger, {
      decorator,
      openapi: {
        openapi: '3.1.0',
        tags: Object.entries({ ...tags[kind], ...common }).map(([name, description]) => ({ name, description })),
        components: { securitySchemes },
        info: { title: kind === 'tenant' ? 'BookMe' : 'BookMe platform', version, description: description[kind] },
      },
      transform: ({ schema, url, route }) => {
        const hosts: HostKind = route.config?.hosts ?? 'both'
        const shown = url.startsWith('/api/') && (hosts === 'both' || hosts === kind) && schema?.hide !== true
        return shown ? { schema: documented({ ...route, schema }, told[kind]), url } : { schema: { hide: true }, url }
      },
    })
  await register('tenant', 'swagger')
  // The name of a second decorator is any; the type knows the first one's only.
  await register('platform', 'platformDocument' as 'swagger')
  const documentFor = (request: FastifyRequest) =>
    request.tenantOrNull === null
      ? (app as unknown as { platformDocument: () => object }).platformDocument()
      : app.swagger()

  const schema = {
    operationId: 'schema_retrieve',
    summary: 'This document',
    tags: ['schema'],
    response: { 200: z.looseObject({ openapi: z.string() }).describe('An OpenAPI document') },
  }
  const texts = new WeakMap<object, string>()
  app.get('/api/schema/', { config: { permission: 'everyone' }, schema }, async (request, reply) => {
    const document = documentFor(request)
    const text = texts.getOrInsertComputed(document, JSON.stringify)
    return reply.type('application/json').send(text)
  })

  // Its own routes declare no permission; here it is declared for all of them.
  await app.register(async (scope) => {
    scope.addHook('onRoute', (route) => {
      route.config = { ...route.config, permission: 'everyone' }
    })
    await scope.register(swaggerUi, {
      routePrefix: '/api/schema/swagger',
      // The page's own scripts are files; its styles are written by script into elements.
      staticCSP: {
        'default-src': "'none'",
        'script-src': "'self'",
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:'],
        'connect-src': "'self'",
        'base-uri': "'none'",
        'form-action': "'none'",
        'frame-ancestors': "'none'",
      },
      theme: { title: 'BookMe API' },
      logo: { type: 'image/svg+xml', content: logo, href: '/', target: '_self' },
      uiConfig: { deepLinking: true },
      transformSpecificationClone: false,
      transformSpecification: (_document, request) => documentFor(request),
    })
  })
}
