import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { inject, vi } from 'vitest'

/** After so long without a word from the database nothing is under way any more. */
const quietMs = 150

/** A node of a plan as PostgreSQL ran it, in its own words. */
interface PlanNode {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Rows Removed by Index Recheck'?: number
  'Shared Hit Blocks'?: number
  'Shared Read Blocks'?: number
  Plans?: PlanNode[]
}
interface Logged {
  'Query Text': string
  Plan: PlanNode
}

/** How a statement came by the rows of one table. */
export interface Access {
  statement: string
  /** `Seq Scan`, `Index Scan`. */
  way: string
  table: string
  index: string | undefined
  /** Those that were looked at, also if they did not fit. */
  rows: number
}

/** What some work cost in the database. */
export interface Reading {
  accesses: Access[]
  /** The tables of each statement, those for foreign keys included. */
  statements: string[][]
  /** Pages of 8 kB that were looked at, however often. */
  pages: number
}

/**
 * From now on every new connection to a database tells what it did, for statements and for what foreign keys make of
 * them; those that are open are closed.
 */
export async function explainEverything(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('testDatabases').serverUrl })
  await client.connect()
  const name = new URL(databaseUrl).pathname.slice(1)
  const settings = {
    session_preload_libraries: 'auto_explain',
    'auto_explain.log_min_duration': '0',
    'auto_explain.log_analyze': 'on',
    'auto_explain.log_buffers': 'on',
    'auto_explain.log_timing': 'off',
    'auto_explain.log_nested_statements': 'on',
    'auto_explain.log_format': 'json',
    'auto_explain.log_level': 'notice',
  }
  for (const [setting, value] of Object.entries(settings)) {
    await client.query(`alter database ${pg.escapeIdentifier(name)} set ${setting} = ${pg.escapeLiteral(value)}`)
  }
  await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
  await client.end()
}

/** What this process asks of a database that {@link explainEverything} was called for, piece of work by piece of work. */
export function listenToPlans(): (work: () => Promise<unknown>) => Promise<Reading> {
  const emitted = vi.spyOn(pg.Client.prototype, 'emit')
  return async (work) => {
    emitted.mockClear()
    await work()
    // What a request leaves to be done behind its answer belongs to it.
    for (let seen = -1; seen !== emitted.mock.calls.length; ) {
      seen = emitted.mock.calls.length
      await setTimeout(quietMs)
    }
    const plans = emitted.mock.calls.flatMap(([event, notice]) => {
      const text = event === 'notice' ? ((notice as { message?: string }).message ?? '') : ''
      const found = /^duration: .*plan:\s*(\{.*\})\s*$/s.exec(text)?.[1]
      return found === undefined ? [] : [JSON.parse(found) as Logged]
    })
    const pages = plans.reduce((sum, { Plan: plan }) => sum + pagesOf(plan), 0)
    const statements = plans.map(({ Plan: plan }) => tablesOf(plan))
    return {
      statements,
      pages,
      accesses: plans.flatMap(({ 'Query Text': statement, Plan: plan }) => accessesOf(statement, plan)),
    }
  }
}

const tablesOf = ({ 'Relation Name': table, Plans: plans = [] }: PlanNode): string[] => [
  ...(table === undefined ? [] : [table]),
  ...plans.flatMap(tablesOf),
]
const pagesOf = (plan: PlanNode) => (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0)

function accessesOf(statement: string, plan: PlanNode, table = plan['Relation Name']): Access[] {
  const below = (plan.Plans ?? []).flatMap((one) => accessesOf(statement, one, one['Relation Name'] ?? table))
  const way = plan['Node Type']
  if (!way.endsWith('Scan') || table === undefined) return below
  const perLoop =
    plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0) + (plan['Rows Removed by Index Recheck'] ?? 0)
  const rows = Math.round(perLoop * plan['Actual Loops'])
  return [{ statement, way, table, index: plan['Index Name'], rows }, ...below]
}
