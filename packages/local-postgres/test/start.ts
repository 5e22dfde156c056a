/** A program that starts the server as an application would, for the tests to kill. Reports in lines of JSON. */
import { Client } from 'pg'
import { type LocalPostgresOptions, startLocalPostgres } from '../src/index.ts'

const options = JSON.parse(process.argv[2] ?? '') as LocalPostgresOptions
const report = (event: object) => process.stdout.write(`${JSON.stringify(event)}\n`)

try {
  const postgres = await startLocalPostgres({ ...options, log: (line) => report({ log: line }) })
  process.once('SIGINT', async () => {
    const client = new Client({ connectionString: postgres.url })
    await client.connect()
    await client.query('select 1')
    await client.end()
    report({ afterInterrupt: 'the server still answered' })
    await postgres.stop()
    process.exit()
  })
  // Last: who reads it may interrupt at once.
  report({ how: postgres.how, port: postgres.port, url: postgres.url, dataFolder: postgres.dataFolder })
} catch (error) {
  report({ error: (error as Error).message })
  process.exit(1)
}

// Stays until it is killed.
setInterval(() => {}, 60_000)
