import type { Tenancy } from '@bookme/tenancy'
import { defineModule } from '../../core/module.ts'
import { deleteThreads } from './queries.ts'
import { replyResource } from './resource.ts'

export { senderOfCodes } from './codes.ts'
export { phoneHandlers } from './handlers.ts'
export { takeReply } from './replies.ts'
export { phoneWebhooks } from './routes.ts'
export { phoneSenders } from './senders.ts'

/** What customers wrote back, at their business. */
export const repliesModule = defineModule('replies', {
  scope: 'tenant',
  tags: { replies: 'What customers wrote back' },
  routes: replyResource,
})

const keptDays = 30

/**
 * Which business wrote to which number is forgotten after a month: nobody answers any more.
 *
 * @returns how many messages that were
 */
export async function sweepThreads({ shared }: Pick<Tenancy, 'shared'>): Promise<number> {
  return deleteThreads(shared.db, Temporal.Now.instant().subtract({ hours: 24 * keptDays }))
}
