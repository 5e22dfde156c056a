import { z } from 'zod'
import { Id, Instant } from '../../core/shapes.ts'
import { toWire } from '../../core/wire.ts'
import type { Failure } from './queries.ts'

/** How a queue stands, as a worker last wrote it. */
export const queueFacts = {
  name: z.string(),
  waiting: z.number().int().describe('Due, not begun yet'),
  outbox: z.number().int().describe('Of those, not handed to the queue yet'),
  active: z.number().int().describe('Begun'),
  failed: z.number().int().describe('Given up, and not sent round again'),
  oldest_due_at: Instant.nullable().describe('Since when the oldest of those that wait could have begun'),
  lag_seconds: z.number().int().describe('For how long that is; 0 where none waits'),
  seen_at: Instant.describe('When a worker last said so'),
  is_worker_seen: z.boolean().describe('In the last thirty seconds'),
}

/** A job that was given up. Of what it was about only ids, numbers and times are shown, and nothing of people. */
export const failureFacts = {
  job_id: Id.describe('The same however often it is sent round'),
  tenant_id: Id.nullable(),
  queue: z.string(),
  name: z.string(),
  payload: z.record(z.string(), z.unknown()).describe('What else there is, is shown as …'),
  attempts: z.number().int(),
  error: z.string().describe('What went wrong the last time'),
  failed_at: Instant,
  redriven_at: Instant.nullable().describe('When it was sent round again'),
}

export function failureToWire({ metadata: _metadata, payload, ...rest }: Failure): object {
  return { ...toWire(rest), payload: shown(payload) }
}

const Word = z
  .string()
  .max(100)
  .regex(/^[a-z][a-z\d._-]*$/)

/** At least one of these. */
export const Selection = z
  .strictObject({
    queue: Word.optional(),
    name: Word.optional(),
    tenant_id: Id.optional(),
  })
  .refine((wanted) => Object.values(wanted).some((one) => one !== undefined), 'must name a queue, a job or a business')
  .meta({ examples: [{ queue: 'webhooks' }] })

export const RedrivenBody = z.object({ redriven: z.number().int().describe('How many were sent round again') })

const isId = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i
const isTime = /^\d{4}-\d\d-\d\d(T\d\d:\d\d[\d:.]*(Z|[+-]\d\d:\d\d))?$/

function shown(value: Record<string, unknown>): Record<string, unknown>
function shown(value: unknown): unknown
function shown(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => shown(one))
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, shown(one)]))
  }
  // Digits may be somebody's telephone, in a text and in a number alike; a number that long counts nothing of ours.
  if (typeof value === 'number') return Math.abs(value) < 10_000_000 ? value : '…'
  if (typeof value === 'string') return isId.test(value) || isTime.test(value) ? value : '…'
  return value
}
