import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Hint } from 'drizzle-kit/api-postgres'
import { MigrationFileError } from '../errors.ts'

/** What drizzle-kit says of one thing in a snapshot, as far as it is read here. */
interface Entity {
  entityType: string
  name: string
  /** Of columns, constraints and indexes. */
  table?: string
  /** Of foreign keys. */
  tableTo?: string
  columnsTo?: string[]
}

/** One change since the snapshot before. A key is `columns\0["public","services_service","price"]`. */
type Delta = { op: 'create'; row: Entity } | { op: 'drop' | 'alter' | 'rename'; key: string }

/** The first of a folder has everything (`ddl`), the others what changed (`deltas`). */
interface Snapshot {
  id: string
  footprints: { statementTarget: string[] }[]
  ddl?: Entity[]
  deltas?: Delta[]
}

export interface Narrowing {
  /** Of the migration that has all changes; it is rewritten. */
  folder: string
  /** Folders of the migrations before it. */
  before: readonly string[]
  /** `services` stands for the tables `services_*`. */
  prefix: string
  hints: readonly Hint[]
}

/**
 * Narrows a migration to the changes of some tables, in SQL and snapshot alike. The other changes are found again by the
 * next run.
 *
 * @returns the SQL; `undefined` when those tables did not change
 * @throws {MigrationFileError} the changes hang together with others, and cannot come first
 */
export async function narrow({ folder, before, prefix, hints }: Narrowing): Promise<string | undefined> {
  const { generateMigration, reconstruct } = await import('drizzle-kit/api-postgres')
  const older = Object.fromEntries(
    before.filter((name) => existsSync(snapshotIn(name))).map((name) => [name, readSnapshot(name)]),
  )
  const all = readSnapshot(folder)
  const stateWith = (snapshot: Snapshot) => reconstruct({ ...older, [folder]: snapshot }, snapshot.id)
  const full = await stateWith(all)
  const old = Object.keys(older).length === 0 ? { ...full, ddl: [] } : await reconstruct(older)
  const isMine = (name: string) => name.startsWith(`${prefix}_`)

  for (const hint of hints) {
    if (hint.type !== 'rename' || hint.kind !== 'table') continue
    const [from = '', to = ''] = [hint.from.at(-1), hint.to.at(-1)]
    if (isMine(from) !== isMine(to)) throw entangled(prefix, `${from} becomes ${to}`)
  }
  const known = [...old.ddl, ...full.ddl] as Entity[]
  const belongs = (entity: Entity | undefined) => {
    const table = entity?.entityType === 'tables' ? entity.name : entity?.table
    if (table !== undefined) return isMine(table)
    throw entangled(prefix, `${entity?.name} (${entity?.entityType}) changed, and belongs to no table`)
  }
  const part: Snapshot = {
    ...all,
    footprints: all.footprints.filter(({ statementTarget }) => statementTarget.some(isMine)),
    ...(all.ddl === undefined ? {} : { ddl: all.ddl.filter(belongs) }),
    ...(all.deltas === undefined ? {} : { deltas: all.deltas.filter((delta) => belongs(entityOf(delta, known))) }),
  }
  const state = await stateWith(part)
  assertWhole(state.ddl as Entity[], prefix)
  const statements = await generateMigration(old, state, { hints: [...hints] })
  if (statements.length === 0) return undefined
  const sql = `${statements.join('\n').trimEnd()}\n`
  writeFileSync(snapshotIn(folder), JSON.stringify(part, null, 2))
  writeFileSync(join(folder, 'migration.sql'), sql)
  return sql
}

const snapshotIn = (folder: string) => join(folder, 'snapshot.json')

function readSnapshot(folder: string): Snapshot {
  return JSON.parse(readFileSync(snapshotIn(folder), 'utf8')) as Snapshot
}

/** What a change is of. The keys of indexes and the like lack the table. */
function entityOf(delta: Delta, known: readonly Entity[]): Entity | undefined {
  if (delta.op === 'create') return delta.row
  const [entityType, names = '[]'] = delta.key.split('\0')
  const [, ...path] = JSON.parse(names) as string[]
  const [table, name = table] = path
  return known.find(
    (entity) =>
      entity.entityType === entityType && entity.name === name && (path.length === 1 || entity.table === table),
  )
}

/** @throws {MigrationFileError} a foreign key would lead nowhere */
function assertWhole(ddl: readonly Entity[], prefix: string): void {
  const columns = new Set(
    ddl.filter(({ entityType }) => entityType === 'columns').map(({ table, name }) => `${table}.${name}`),
  )
  for (const { entityType, name, table, tableTo, columnsTo = [] } of ddl) {
    if (entityType !== 'fks') continue
    const missing = columnsTo.find((column) => !columns.has(`${tableTo}.${column}`))
    if (missing === undefined) continue
    throw entangled(
      prefix,
      `${name} leads from ${table} to ${tableTo}.${missing}, which is not there without the others`,
    )
  }
}

function entangled(prefix: string, reason: string): MigrationFileError {
  return new MigrationFileError(
    `The changes of ${prefix}_* cannot be taken alone: ${reason}. Leave out ${prefix}, to make one migration of all.`,
  )
}
