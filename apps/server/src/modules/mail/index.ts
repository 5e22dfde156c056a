import type { Tenancy } from '@bookme/tenancy'
import { defineModule, type Module } from '../../core/module.ts'
import { mailRoutes } from './routes.ts'

export { write } from './letter.ts'
export { listMessages, retryMessage, sweepMessages } from './operations.ts'
export { mailPages } from './pages.ts'
export { type NewMessage, queueMessage, queueNothing, showMail } from './queue.ts'
export { startRelay } from './relay.ts'
export { deliverBy, describeFailure, UndeliverableError } from './smtp.ts'

/** What is to be sent, for operators; never what it says. */
export function mailModule(tenancy: Pick<Tenancy, 'shared'>): Module {
  return defineModule('mail', {
    scope: 'platform',
    tags: { mail: 'Links and codes on their way to people: whether they were sent, never what they say' },
    routes: mailRoutes(tenancy),
  })
}
