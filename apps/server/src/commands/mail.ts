import { type Command, InvalidArgumentError } from 'commander'
import { withPlatform } from './platform.ts'
import { printJson, printTable } from './table.ts'

interface Flags {
  failed?: boolean
  retry?: string
  json?: boolean
}

export function addMail(program: Command): void {
  program
    .command('mail')
    .description('List the latest messages: whether they were sent, never what they say.')
    .option('--failed', 'only those that were given up')
    .option('--retry <id>', 'try this one again, from the beginning', uuid)
    .option('--json', 'as JSON')
    .action(async ({ failed = false, retry, json = false }: Flags) => {
      await withPlatform(async ({ tenancy }) => {
        const { listMessages, retryMessage } = await import('../modules/mail/index.ts')
        if (retry !== undefined) {
          const { byCommand } = await import('../core/audit/index.ts')
          const how = { now: Temporal.Now.instant(), by: byCommand }
          const message = await tenancy.shared.transaction((tx) => retryMessage(tx, retry, how))
          console.log(`The ${message.kind} is tried again.`)
          return
        }
        const rows = await listMessages(tenancy.shared.db, { failed })
        if (json) {
          printJson(rows)
          return
        }
        const columns = ['id', 'kind', 'recipient', 'state', 'attempts', 'last_error'] as const
        const heads = ['ID', 'KIND', 'TO', 'STATE', 'ATTEMPTS', 'LAST ERROR']
        printTable([heads, ...rows.map((row) => columns.map((column) => row[column]))])
      })
    })
}

function uuid(text: string): string {
  if (/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text)) return text
  throw new InvalidArgumentError('It is the id of a message, as the list has it.')
}
