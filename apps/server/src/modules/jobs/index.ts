import type { Tenancy } from '@bookme/tenancy'
import { defineModule, type Module } from '../../core/module.ts'
import { jobRoutes } from './routes.ts'

export { failureToWire } from './contract.ts'
export { redriveFailure, redriveFailures } from './operations.ts'
export { listFailures, listQueues, type QueueStanding } from './queries.ts'

/** What is done later, for operators: how the queues stand, and what was given up. */
export function jobsModule(tenancy: Pick<Tenancy, 'shared'>): Module {
  return defineModule('jobs', {
    scope: 'platform',
    tags: {
      queues: 'What is done later: what waits, for how long, and whether anybody does it',
      failures: 'Jobs that were given up, and sending them round again',
    },
    routes: jobRoutes(tenancy),
  })
}
