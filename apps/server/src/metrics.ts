import type { SharedDb } from '@bookme/tenancy'
import { listQueues, type QueueStanding } from './modules/jobs/index.ts'

const ofQueues: readonly [name: string, help: string, read: (queue: QueueStanding) => number][] = [
  ['bookme_jobs_waiting', 'Jobs that are due and not begun', ({ waiting }) => waiting],
  ['bookme_jobs_lag_seconds', 'For how long the oldest of them could have begun', ({ lagSeconds }) => lagSeconds],
  ['bookme_jobs_active', 'Jobs that are being done', ({ active }) => active],
  ['bookme_jobs_failed', 'Jobs that were given up and not sent round again', ({ failed }) => failed],
  ['bookme_jobs_worker_seen_seconds', 'Since a worker last wrote these down', ({ seenSeconds }) => seenSeconds],
]

/** As Prometheus reads them: https://prometheus.io/docs/instrumenting/exposition_formats/ */
export async function metricsOf(db: SharedDb): Promise<string> {
  const queues = await listQueues(db)
  const lines = ofQueues.flatMap(([name, help, read]) => [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} gauge`,
    ...queues.map((queue) => `${name}{queue="${queue.name}"} ${read(queue)}`),
  ])
  return `${lines.join('\n')}\n`
}
