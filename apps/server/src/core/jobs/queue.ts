import { PgBoss } from 'pg-boss'
import { queues } from './definition.ts'
import { bossSchema } from './relay.ts'

/** Dead letters: jobs that were killed each time, on their way to `core_job_failure`. */
export const deadQueue = 'dead'

/** pg-boss, with its tables and queues made where they are missing. */
export async function openQueue(ownerUrl: string, complain: (error: unknown) => void): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: bossSchema,
    application_name: 'bookme jobs',
    connectionTimeoutMillis: 5000,
    max: 3,
    schedule: false,
    // Who was killed in the middle of a job is noticed within seconds of its expiry.
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    monitorVacuum: false,
  })
  boss.on('error', complain)
  try {
    await boss.start()
    await boss.createQueue(deadQueue, { retryLimit: 1000, retryDelay: 30, deleteAfterSeconds: 86_400 })
    const settings = { deadLetter: deadQueue, deleteAfterSeconds: 3600 }
    for (const name of queues) {
      await boss.createQueue(name, settings)
      await boss.updateQueue(name, settings)
    }
    return boss
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => {})
    throw error
  }
}
