import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance, FastifyRequest, FastifySchema, RouteOptions } from 'fastify'
import { z } from 'zod'
import type { HostKind } from './access.ts'
import { jsonSchemaOf, serializerSchemaOf } from './json-schema.ts'
import { Problem } from './problem.ts'

/** Replies as their contracts say, kept for the document: the routes themselves get schemas for the serializer. */
const contracts = new WeakMap<object, Record<string, z.ZodType>>()

/**
 * Gives a route's replies a compiled serializer, which writes the declared fields and no others: Fastify's own, many
 * times faster than encoding through zod.
 */
export function compileReplies(route: RouteOptions): void {
  const responses = route.schema?.response as Record<string, unknown> | undefined
  if (responses === undefined) return
  const isContract = (value: unknown): value is z.ZodType => value instanceof z.ZodType
  const found = Object.entries(responses).filter((entry): entry is [string, z.ZodType] => isContract(entry[1]))
  if (found.length === 0) return
  const compiled = Object.fromEntries(found.map(([status, contract]) => [status, serializerSchemaOf(contract)]))
  route.schema = { ...route.schema, response: { ...responses, ...compiled } }
  contracts.set(route.schema, Object.fromEntries(found))
}

const description = {
  tenant: 'What this business offers, and booking it. Addresses work with and without the last slash.',
  platform: 'The platform: the businesses on it. Addresses work with and without the last slash.',
}

/** Everything an OpenAPI document says of a route: its contracts as JSON Schema. */
function documented(schema: FastifySchema | undefined): FastifySchema {
  const told: FastifySchema & Record<string, unknown> = { ...schema }
  for (const part of ['body', 'querystring', 'params', 'headers'] as const) {
    if (told[part] instanceof z.ZodType) told[part] = jsonSchemaOf(told[part])
  }
  const replies = schema === undefined ? undefined : contracts.get(schema)
  told.response = {
    ...Object.fromEntries(
      Object.entries(replies ?? {}).map(([status, contract]) => [
        status,
        {
          description: contract.description ?? 'Done',
          content: { 'application/json': { schema: jsonSchemaOf(contract) } },
        },
      ]),
    ),
    default: {
      description: 'Refused, with the reason',
      content: { 'application/problem+json': { schema: jsonSchemaOf(Problem) } },
    },
  }
  return told
}

/** One OpenAPI 3.1 document for tenants' hosts and one for the platform's, and Swagger UI on both. */
export async function documents(app: FastifyInstance, { version }: { version: string }): Promise<void> {
  const register = (kind: 'tenant' | 'platform', decorator: 'swagger') =>
    app.register(swagger, {
      decorator,
      openapi: {
        openapi: '3.1.0',
        info: { title: kind === 'tenant' ? 'BookMe' : 'BookMe platform', version, description: description[kind] },
      },
      transform: ({ schema, url, route }) => {
        const hosts: HostKind = route.config?.hosts ?? 'both'
        const shown = url.startsWith('/api/') && (hosts === 'both' || hosts === kind) && schema?.hide !== true
        return shown ? { schema: documented(schema), url } : { schema: { hide: true }, url }
      },
    })
  await register('tenant', 'swagger')
  // The name of a second decorator is any; the type knows the first one's only.
  await register('platform', 'platformDocument' as 'swagger')
  const documentFor = (request: FastifyRequest) =>
    request.tenantOrNull === null
      ? (app as unknown as { platformDocument: () => object }).platformDocument()
      : app.swagger()

  app.get(
    '/api/schema/',
    { config: { permission: 'everyone' }, schema: { summary: 'This document', tags: ['schema'] } },
    async (request, reply) => reply.type('application/json').send(JSON.stringify(documentFor(request))),
  )

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
      uiConfig: { deepLinking: true },
      transformSpecificationClone: false,
      transformSpecification: (_document, request) => documentFor(request),
    })
  })
}
