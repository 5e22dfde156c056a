import type { Command } from 'commander'
import { assertPrepared, withPlatform } from './platform.ts'
import { aborted, stopSignal } from './signals.ts'

export function addWorker(program: Command): void {
  program
    .command('worker')
    .description('Run the worker: it keeps spare schemas ready and builds what new businesses wait for.')
    .action(async () => {
      const stop = stopSignal()
      await withPlatform(async ({ tenancy, config }) => {
        await assertPrepared(tenancy)
        const { createLogger } = await import('../core/logging.ts')
        const { spareSchemasOf, startWorker } = await import('../worker.ts')
        const spares = spareSchemasOf(process.env)
        const worker = startWorker({ tenancy, config, log: createLogger(config), spares })
        await aborted(stop)
        await worker.stop()
      })
    })
}
