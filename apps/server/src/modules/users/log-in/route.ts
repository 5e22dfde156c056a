import type { FastifySchema } from 'fastify'

const bodyLimit = 16 * 1024
const tags = ['log-in']

type Described = FastifySchema & { operationId: string; summary: string }

/** A route of log-in that anybody may call. */
export function openRoute<Schema extends Described>(schema: Schema) {
  return { config: { permission: 'everyone' as const }, bodyLimit, schema: { ...schema, tags } }
}

/** One for whoever is signed in, whoever they are: what it does, it does to themselves. */
export function ownRoute<Schema extends Described>(schema: Schema) {
  return { config: { permission: 'signed-in' as const }, bodyLimit, schema: { ...schema, tags } }
}
