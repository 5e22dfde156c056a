import { STATUS_CODES } from 'node:http'
import { TenancyError } from '@bookme/tenancy'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { DomainError, type ErrorKind, type FieldFault } from './errors.ts'
import { constraintOf, databaseErrorOf } from './postgres.ts'

/** RFC 9457, with our `code` for programs and the fields at fault. */
export const Problem = z.object({
  type: z.literal('about:blank'),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  alternatives: z.array(z.string()).optional().describe('Starts that would be taken instead'),
})

const statusOfKind: Record<ErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  changed: 412,
  unprocessable: 422,
  over_limit: 429,
  unavailable: 503,
}

/** Refusals that no module speaks: code, status, and the words, which tell nothing of the inside. */
export const coreProblems = {
  'core.invalid': [400, 'The request cannot be taken as it is.'],
  'core.malformed': [400, 'The request cannot be read.'],
  'core.body_too_large': [413, 'The body is larger than this server takes.'],
  'core.media_type': [415, 'The body must be JSON: Content-Type: application/json.'],
  'core.rate_limited': [429, 'Too many requests: wait a moment.'],
  'core.conflict': [409, 'This contradicts what is already stored.'],
  'core.busy': [503, 'The server is busy: try again in a moment.'],
  'core.internal': [500, 'Something went wrong here. It was recorded.'],
} as const satisfies Record<string, readonly [number, string]>

/** What the toolkit refuses and visitors can cause; whatever is not here is a fault of ours. */
export const tenancyProblems = {
  'tenancy.invalid_slug': 400,
  'tenancy.invalid_host': 400,
  'tenancy.tenant_not_found': 404,
  'tenancy.tenant_exists': 409,
  'tenancy.domain_taken': 409,
  'tenancy.idempotency_conflict': 422,
  'tenancy.tenant_not_ready': 503,
  'tenancy.connection_lost': 503,
  'tenancy.pool_timeout': 503,
  'tenancy.not_ready': 503,
} as const

// By SQLSTATE, its first two characters standing for their class. Constraints that a module expects never come here.
const codeOfSqlstate: Record<string, keyof typeof coreProblems> = {
  '22': 'core.invalid', // a value PostgreSQL cannot take
  '23': 'core.conflict', // a constraint
  '23502': 'core.invalid',
  '23514': 'core.invalid',
  '40001': 'core.busy', // lost against others, more than once
  '40P01': 'core.busy',
  '53': 'core.busy', // out of connections, memory, disk
  '55P03': 'core.busy', // waited too long for a lock
  '57': 'core.busy', // cancelled, or shutting down
  '08': 'core.busy', // connection
}

// Of Fastify, and of the network between us and the database.
const codeOfSystem: Record<string, keyof typeof coreProblems> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'core.body_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'core.media_type',
  FST_UNDER_PRESSURE: 'core.busy',
  ECONNREFUSED: 'core.busy',
  ECONNRESET: 'core.busy',
  ETIMEDOUT: 'core.busy',
  EPIPE: 'core.busy',
}

export interface ProblemBody {
  type: 'about:blank'
  title: string
  status: number
  code: string
  detail: string
  errors?: readonly FieldFault[]
  alternatives?: readonly string[]
}

function problem(status: number, code: string, detail: string, faults: readonly FieldFault[] = []): ProblemBody {
  return {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    code,
    detail,
    ...(faults.length > 0 ? { errors: faults } : {}),
  }
}

function coreProblem(code: keyof typeof coreProblems, faults?: readonly FieldFault[]): ProblemBody {
  const [status, detail] = coreProblems[code]
  return problem(status, code, detail, faults)
}

/** What a client hears of an error: the one place where errors meet HTTP. */
export function problemOf(error: unknown): ProblemBody {
  if (error instanceof DomainError) {
    const { alternatives } = error
    return {
      ...problem(statusOfKind[error.kind], error.code, error.message, error.faults),
      ...(alternatives.length > 0 ? { alternatives } : {}),
    }
  }
  const tenancy = tenancyErrorOf(error)
  if (tenancy !== undefined) {
    const status = (tenancyProblems as Record<string, number>)[tenancy.code]
    return status === undefined ? coreProblem('core.internal') : problem(status, tenancy.code, tenancy.message)
  }
  const database = databaseErrorOf(error)
  if (database !== undefined) {
    const code = codeOfSqlstate[database.code] ?? codeOfSqlstate[database.code.slice(0, 2)]
    return coreProblem(code ?? 'core.internal')
  }
  if (!(error instanceof Error)) return coreProblem('core.internal')
  const { validation, code, statusCode, validationContext } = error as FastifyError
  if (validation !== undefined) {
    const faults = validation.flatMap(({ instancePath, message = 'is not valid', params }) => {
      // `/start_time` of the body, `/0/name` of a list in it.
      const at = instancePath
        .slice(1)
        .split('/')
        .filter((part) => part !== '')
      // Fields that nobody knows are named in the fault of what they are in.
      const { keys = [] } = params as { keys?: string[] }
      if (keys.length > 0) return keys.map((key) => ({ field: [...at, key].join('.'), message }))
      return { field: at.join('.') || (validationContext ?? 'body'), message }
    })
    return coreProblem('core.invalid', faults)
  }
  const known = codeOfSystem[code] ?? systemProblemOf(error)
  if (known !== undefined) return coreProblem(known)
  if (statusCode === 429) return coreProblem('core.rate_limited')
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return coreProblem('core.malformed')
  return coreProblem('core.internal')
}

/** Drizzle puts its own error around what happened on the way to the database. */
function systemProblemOf(error: unknown): keyof typeof coreProblems | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    const known = codeOfSystem[(at as NodeJS.ErrnoException).code ?? '']
    if (known !== undefined) return known
  }
  return undefined
}

/** A way to refuse: a module's error, or the code of one that no module speaks. */
export type Refusal = (new (message: string) => DomainError) | keyof typeof coreProblems | keyof typeof tenancyProblems

/** The code and the status a refusal comes with. */
export function describeRefusal(refusal: Refusal): { code: string; status: number } {
  if (typeof refusal === 'function') return problemOf(new refusal(''))
  const status = refusal in tenancyProblems ? tenancyProblems[refusal as keyof typeof tenancyProblems] : undefined
  return { code: refusal, status: status ?? coreProblems[refusal as keyof typeof coreProblems][0] }
}

/** The toolkit's error, also where a statement failed by it and Drizzle put its own around it. */
function tenancyErrorOf(error: unknown): TenancyError | undefined {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof TenancyError) return at
  return undefined
}

/** Answers with what is to be heard of `error`, and records what is our own fault. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const body = problemOf(error)
  if (body.status >= 500) {
    const database = databaseErrorOf(error)
    const facts = database && { sqlstate: database.code, constraint: constraintOf(database) }
    request.log[body.status === 503 ? 'warn' : 'error']({ err: error, ...facts }, body.code)
  }
  if (body.status === 503 || body.status === 429) {
    const seconds = error instanceof DomainError ? error.retryAfterSeconds : undefined
    if (seconds !== undefined) reply.header('retry-after', String(seconds))
    else if (!reply.hasHeader('retry-after')) reply.header('retry-after', '1')
  }
  if (body.status === 401) reply.header('www-authenticate', 'Cookie')
  return reply.code(body.status).type('application/problem+json').send(JSON.stringify(body))
}
