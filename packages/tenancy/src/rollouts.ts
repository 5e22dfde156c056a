import { install } from './installation.ts'
import {
  findTargets,
  type RolloutOptions,
  rollOut,
  type SchemaOutcome,
  type SchemaStatus,
  withRolloutLock,
} from './migrate.ts'
import { type Migration, readMigrations } from './migration-files.ts'
import type { Owner } from './owner.ts'
import { closeWall } from './wall.ts'

/** The two sets of migrations over one database: what there is, what is missing where, and applying it. */
export class Rollouts {
  readonly #owner: Owner
  readonly #url: string
  readonly #folders: { shared: string; tenant: string }
  /**
   * New schemas are built from the files as they were when this process began or last migrated, also while a deployment
   * replaces them on the disk.
   */
  #forNewSchemas: Migration[] | undefined

  constructor(owner: Owner, url: string, folders: { shared: string; tenant: string }) {
    this.#owner = owner
    this.#url = url
    this.#folders = folders
  }

  migrationsOf(set: 'shared' | 'tenant'): Migration[] {
    return readMigrations(this.#folders[set], set)
  }

  status(set: 'shared' | 'tenant', schemas?: readonly string[]): Promise<SchemaStatus[]> {
    return this.#owner.with((client) => findTargets(client, set, this.migrationsOf(set), schemas))
  }

  migrateShared(options: RolloutOptions): Promise<SchemaOutcome[]> {
    return withRolloutLock(this.#owner, async () => {
      const migrations = this.migrationsOf('shared')
      await this.#owner.transaction((client) => install(client, this.#url))
      const targets = await this.#owner.with((client) => findTargets(client, 'shared', migrations))
      const outcomes = await rollOut(this.#owner, targets, options)
      await this.#owner.transaction((client) => closeWall(client, this.#url))
      return outcomes
    })
  }

  migrate(options: RolloutOptions): Promise<SchemaOutcome[]> {
    return withRolloutLock(this.#owner, async () => {
      const migrations = this.migrationsOf('tenant')
      this.#forNewSchemas = migrations
      const outcomes: SchemaOutcome[] = []
      // Again, until nobody is behind: a tenant built meanwhile by a process with older files joins the next round.
      while (true) {
        const targets = await this.#owner.with((client) => findTargets(client, 'tenant', migrations, options.schemas))
        const failed = outcomes.filter((outcome) => outcome.failure !== undefined)
        if (options.stopAfter !== undefined && failed.length >= options.stopAfter) return outcomes
        const fresh = targets.filter((target) => !failed.some(({ schemaName }) => schemaName === target.schemaName))
        if (fresh.every((target) => target.pending.length === 0)) return outcomes
        outcomes.push(...(await rollOut(this.#owner, fresh, options)))
      }
    })
  }

  async forNewSchemas(): Promise<Migration[]> {
    if (this.#forNewSchemas === undefined) {
      const migrations = this.migrationsOf('tenant')
      // A schema built from a file that was edited after it had been applied elsewhere could never be made right.
      await this.#owner.with((client) => findTargets(client, 'tenant', migrations))
      this.#forNewSchemas = migrations
    }
    return this.#forNewSchemas
  }
}
