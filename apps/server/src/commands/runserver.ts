import { type Command, InvalidArgumentError } from 'commander'
import { addressOf } from './addresses.ts'
import { environmentOf, openDatabase } from './database.ts'
import { assertPrepared } from './platform.ts'
import { aborted, stopSignal } from './signals.ts'

export function addRunserver(program: Command): void {
  program
    .command('runserver')
    .description('Run the web process alone. Its database must be migrated, and a worker should run beside it.')
    .option('--port <number>', 'by default PORT, or 8000', portNumber)
    .option('--host <address>', 'to listen on; by default HOST, or 127.0.0.1')
    .action(async (flags: { port?: number; host?: string }) => {
      const stop = stopSignal()
      const database = await openDatabase((line) => console.error(line), { owner: false })
      try {
        const { readConfig } = await import('../core/config.ts')
        const read = readConfig(environmentOf(database))
        const config = { ...read, port: flags.port ?? read.port, host: flags.host ?? read.host }
        const { assertPortFree } = await import('./port.ts')
        await assertPortFree(config)
        // A web process on an empty database would start, and answer every request with an error.
        const { openTenancy } = await import('../tenancy.ts')
        const tenancy = openTenancy(config)
        await assertPrepared(tenancy).finally(() => tenancy.close())
        const { startWeb } = await import('../main.ts')
        const web = await startWeb(config)
        console.error(`Serving ${addressOf(config.baseDomain, Number(new URL(web.address).port))}; Ctrl-C stops it.`)
        await aborted(stop)
        await web.close()
      } finally {
        await database.stop()
      }
    })
}

export function portNumber(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new InvalidArgumentError('It is 0 to 65535.')
  return port
}
