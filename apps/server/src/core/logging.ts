import type { FastifyBaseLogger } from 'fastify'
import { pino } from 'pino'
import pretty from 'pino-pretty'
import type { Config } from './config.ts'
import { databaseErrorOf } from './postgres.ts'

/**
 * An error without what it may quote: Drizzle's message lists a statement's values, PostgreSQL's detail a row's. Those
 * are people's names and addresses.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error }
  const frames = error.stack?.slice(error.stack.indexOf('\n    at ') + 1)
  const database = databaseErrorOf(error)
  if (database === undefined) {
    const cause = error.cause === undefined ? {} : { cause: describeError(error.cause) }
    return { type: error.name, message: error.message, stack: frames, ...cause }
  }
  const { query } = error as { query?: unknown }
  return {
    type: error.name,
    sqlstate: database.code,
    // Of values (22) and constraints (23) the words quote the value.
    ...(/^2[23]/.test(database.code) ? { constraint: database.constraint } : { message: database.message }),
    ...(typeof query === 'string' ? { query: query.slice(0, 500) } : {}),
    stack: frames,
  }
}

const secret = ['authorization', 'cookie', 'password', 'token', 'secret', 'email', 'phone', 'customer_email']

/** JSON lines on standard output, or coloured ones for a person. */
export function createLogger(config: Pick<Config, 'logLevel' | 'logFormat'>): FastifyBaseLogger {
  const options = {
    level: config.logLevel,
    base: null,
    redact: { paths: [...secret, ...secret.map((name) => `*.${name}`)], censor: '[redacted]' },
    serializers: { err: describeError },
  }
  if (config.logFormat === 'json') return pino(options)
  return pino(options, pretty({ singleLine: true, translateTime: 'SYS:HH:MM:ss', ignore: 'pid,hostname,reqId' }))
}
