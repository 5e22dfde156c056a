import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type REPLServer, Recoverable, start } from 'node:repl'
import { PassThrough } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { inspect } from 'node:util'
import type { TenantHandle } from '@bookme/tenancy'
import type { Command } from 'commander'
import type { addDomain, BookmeTenancy, createTenant } from '../modules/tenants/index.ts'
import { dataFolder } from './database.ts'
import { CommandError, messageOf } from './errors.ts'
import { findTenant } from './find-tenant.ts'
import { type Platform, withPlatform } from './platform.ts'

export function addShell(program: Command): void {
  program
    .command('shell')
    .description("JavaScript at a prompt, or from a pipe, with the models, Drizzle's operators and a tenant at hand.")
    .argument('[tenant]', 'slug or schema of the business that `tenant` and `db` are')
    .option('--schema <schema>', 'the same, by schema; public for the shared tables alone')
    .action(async (name: string | undefined, flags: { schema?: string }) => {
      if (name !== undefined && flags.schema !== undefined) {
        throw new CommandError('Give the tenant or --schema, not both.', { exitCode: 2 })
      }
      const chosen = name ?? flags.schema
      await withPlatform(async (platform) => {
        const given = await namesFor(platform)
        if (chosen !== undefined && chosen !== 'public') await given.use(chosen)
        Object.assign(globalThis, given)
        await (process.stdin.isTTY === true ? talk(given) : readScript())
      })
    })
}

/** What the shell knows by name. `use` changes `tenant` and `db`. */
interface Names {
  use(name: string): Promise<TenantHandle>
  tenant: TenantHandle | undefined
  db: TenantHandle['db'] | BookmeTenancy['shared']['db']
  /** Like the command: `tenancy.create` alone would leave out settings and life cycle. A trial, unless said otherwise. */
  createTenant(wanted: WantedHere): ReturnType<typeof createTenant>
  addDomain(wanted: Parameters<typeof addDomain>[2]): ReturnType<typeof addDomain>
}

type Wanted = Parameters<typeof createTenant>[2]
type WantedHere = Omit<Wanted, keyof typeof asked> & Partial<Wanted>
const asked = { status: 'trial', actorId: null, reason: 'bookme shell' } as const

const operatorNames =
  `and asc between count countDistinct desc eq exists gt gte ilike inArray isNotNull isNull like lt lte
  max min ne not notInArray or sql sum`.split(/\s+/) as (keyof typeof import('drizzle-orm'))[]

async function namesFor({ tenancy, config }: Pick<Platform, 'tenancy' | 'config'>): Promise<Names> {
  const [drizzle, sharedModels, tenantModels, operations] = await Promise.all([
    import('drizzle-orm'),
    import('../shared-tables.ts'),
    import('../tenant-tables.ts'),
    import('../modules/tenants/index.ts'),
  ])
  const operators = Object.fromEntries(operatorNames.map((name) => [name, drizzle[name]]))
  const names: Names = {
    use: async (name) => {
      const { slug } = await findTenant(tenancy, name)
      const tenant = await tenancy.open(slug)
      const chosen = { tenant, db: tenant.db }
      // Before the prompt the names are only gathered; then they are the program's own.
      Object.assign(names, chosen)
      Object.assign(globalThis, chosen)
      return tenant
    },
    tenant: undefined,
    db: tenancy.shared.db,
    createTenant: (wanted) => operations.createTenant(tenancy, config.baseDomain, { ...asked, ...wanted }),
    addDomain: (wanted) => operations.addDomain(tenancy, config.baseDomain, wanted),
  }
  return Object.assign(names, sharedModels, tenantModels, operators, { tenancy, shared: tenancy.shared })
}

/** At a terminal. Resolves when the person leaves. */
async function talk({ tenant }: Names): Promise<void> {
  console.log(
    `${tenant === undefined ? 'The shared tables' : `${tenant.name}, schema ${tenant.schemaName}`}. At hand: tenancy, shared, ` +
      "tenant, db, use('slug'), the models by their names, and eq, and, sql …\nTop-level await works; .exit or Ctrl-D leaves.",
  )
  const server = start({ prompt: 'bookme> ', useGlobal: true })
  mkdirSync(dataFolder, { recursive: true })
  server.setupHistory(join(dataFolder, 'shell_history'), () => {})
  await new Promise((resolve) => server.once('exit', resolve))
}

/**
 * From a pipe: each statement is evaluated when its last line has come, and what it gives is printed.
 *
 * @throws {CommandError} a statement failed, or was never finished; what comes behind it is not done
 */
async function readScript(): Promise<void> {
  const failed = Promise.withResolvers<never>()
  failed.promise.catch(() => {})
  // Only its way of evaluating is used; it reads and writes nothing.
  const server = start({
    input: new PassThrough(),
    output: new PassThrough().resume(),
    prompt: '',
    useGlobal: true,
    handleError: (error) => {
      failed.reject(refusalOf(error))
      return 'ignore'
    },
  })
  try {
    let code = ''
    for await (const line of createInterface({ input: process.stdin })) {
      code += `${line}\n`
      const outcome = await Promise.race([evaluate(server, code), failed.promise])
      // A promise that nobody awaits may have failed as well.
      await Promise.race([setImmediate(), failed.promise])
      if (outcome === undefined) continue
      code = ''
      if (outcome.value !== undefined) console.log(textOf(outcome.value))
    }
    if (code.trim() !== '')
      throw new CommandError('The input ends in the middle of a statement. Nothing of it was done.')
  } finally {
    server.close()
  }
}

/** @returns `undefined` when more lines must follow; an error that the code threw goes to the server's `handleError` */
function evaluate(server: REPLServer, code: string): Promise<{ value: unknown } | undefined> {
  return new Promise((resolve, reject) => {
    server.eval(code, server.context, 'shell', (error, value) => {
      if (error === null) resolve({ value })
      else if (error instanceof Recoverable) resolve(undefined)
      else reject(refusalOf(error))
    })
  })
}

function refusalOf(error: unknown): CommandError {
  if (!(error instanceof Error)) return new CommandError(`Thrown: ${inspect(error)}`)
  const { name } = error.name === 'DrizzleQueryError' && error.cause instanceof Error ? error.cause : error
  return new CommandError(`${name}: ${messageOf(error)}`, { cause: error })
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : inspect(value, { depth: 6, colors: false, maxArrayLength: null })
}
