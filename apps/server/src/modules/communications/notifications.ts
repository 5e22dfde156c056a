import type { TenantTx } from '@bookme/tenancy'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { enqueue } from '../../core/jobs/index.ts'
import { defineResource } from '../../core/resource/index.ts'
import { Id, Instant } from '../../core/shapes.ts'
import { toWire } from '../../core/wire.ts'
import { NotificationBody } from './contract.ts'
import { NotFailedError, NotificationNotFoundError } from './errors.ts'
import { SendMessage } from './jobs.ts'
import { listAttempts, lockNotification, setNotification } from './queries.ts'
import { attemptStatuses, channels, type Notification, notifications } from './tables.ts'

const AttemptsBody = z.object({
  results: z.array(
    z.object({
      id: Id,
      number: z.number().int(),
      channel: z.enum(channels),
      recipient: z.string(),
      status: z.enum(attemptStatuses),
      error: z.string(),
      created_at: Instant,
      finished_at: Instant.nullable(),
    }),
  ),
})

/** Messages are made by what they tell about; here they are read, and what failed is tried again. */
export const notificationRoutes: FastifyPluginAsyncZod = defineResource({
  path: '/notifications',
  one: 'notification',
  table: notifications,
  contract: NotificationBody,
  only: ['list', 'retrieve'],
  filters: ['kind', 'channel', 'status', 'booking_id', 'customer_id', 'scheduled_for'],
  search: ['recipient', 'subject'],
  ordering: ['-scheduled_for', '-created_at'],
  permissions: { read: 'messages.read', write: 'messages.write' },
  notFound: NotificationNotFoundError,
  actions: {
    attempts: {
      on: 'one',
      method: 'GET',
      summary: 'Each try to send it, the first one first',
      permission: 'messages.read',
      reply: AttemptsBody,
      work: async ({ tx, id }) => {
        const [notification, rows] = await Promise.all([lockNotification(tx, id), listAttempts(tx, id)])
        if (notification === undefined) throw new NotificationNotFoundError(`There is no notification ${id} here.`)
        return {
          results: rows.map(({ notificationId: _, providerId: _id, metadata: _more, updatedAt: _at, ...row }) =>
            toWire(row),
          ),
        }
      },
    },
    retry: {
      on: 'one',
      summary: 'Try to send a message that failed again, from its first channel on',
      permission: 'messages.write',
      refusals: [NotFailedError],
      work: ({ tx, id }) => retry(tx, id),
    },
  },
})

/** @throws {NotificationNotFoundError} @throws {NotFailedError} */
async function retry(tx: TenantTx, id: string): Promise<Notification> {
  const notification = await lockNotification(tx, id)
  if (notification === undefined) throw new NotificationNotFoundError(`There is no notification ${id} here.`)
  if (notification.status !== 'failed') {
    throw new NotFailedError(`The message is ${notification.status}: only one that failed is tried again.`)
  }
  const triedBefore = (await listAttempts(tx, id)).at(-1)?.number ?? 0
  const again = {
    ...{ status: 'queued' as const, failure: '' },
    metadata: { ...(notification.metadata as object), triedBefore },
  }
  await Promise.all([setNotification(tx, id, again), enqueue(tx, SendMessage, { id })])
  return { ...notification, ...again }
}
