import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { MigrationFileError } from './errors.ts'
import { statementHeads } from './sql-text.ts'

/** One migration: a folder `<timestamp>_<name>` with a `migration.sql`. Applied in the order of the folders' names. */
export interface Migration {
  name: string
  sql: string
  /** Of the text with LF line ends, so that a checkout on Windows has the same. */
  checksum: string
  /** Statements in it, for choosing how many tenants share a transaction. */
  statements: number
}

const folderName = /^\d{14}_[a-z0-9_]+$/

// Each migration is one transaction with its ledger rows, on a path of its own; these would leave either.
const refusedHeads: [RegExp, string][] = [
  [/^(begin|start|commit|end|rollback|abort|savepoint|release|prepare) ?/, 'the runner opens and ends the transaction'],
  [/^(reset|discard)/, 'the runner sets role and path'],
  [/^set (?!local )/, 'it would outlive the migration: write SET LOCAL'],
  [/^set local (search_path|role|schema|session)/, 'the runner sets role and path'],
  [/^create (unique )?index concurrently|^(drop|reindex) index concurrently|^vacuum/, 'it cannot run in a transaction'],
  [/^create (schema|role|user|database)/, 'schemas and roles are made by provisioning'],
]

/**
 * @param folder - holding the migrations of one set
 * @throws {MigrationFileError} a folder's name or a statement that cannot be taken, naming it
 */
export function readMigrations(folder: string, set: 'shared' | 'tenant'): Migration[] {
  if (!existsSync(folder)) throw new MigrationFileError(`There is no folder of ${set} migrations at ${folder}.`)
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => readMigration(folder, name, set))
}

function readMigration(folder: string, name: string, set: 'shared' | 'tenant'): Migration {
  if (!folderName.test(name)) {
    throw new MigrationFileError(
      `${join(folder, name)}: a migration's folder is named like 20261201090000_add_duration.`,
    )
  }
  const file = join(folder, name, 'migration.sql')
  if (!existsSync(file)) throw new MigrationFileError(`${file} is missing.`)
  const sql = readFileSync(file, 'utf8').replaceAll('\r\n', '\n')
  const heads = statementHeads(sql)
  for (const head of heads) {
    const words = head.join(' ')
    for (const [pattern, why] of refusedHeads) {
      if (pattern.test(words)) throw new MigrationFileError(`${file}: ${words.toUpperCase()} is refused: ${why}.`)
    }
    if (set === 'tenant' && /^create extension/.test(words)) {
      throw new MigrationFileError(
        `${file}: extensions are shared by all tenants: put it into a shared migration, WITH SCHEMA extensions.`,
      )
    }
  }
  return { name, sql, checksum: createHash('sha256').update(sql).digest('hex'), statements: heads.length }
}
