import type { TenantHandle } from '@bookme/tenancy'
import type { Config } from './config.ts'

/** One line of what a command has to say of a tenant: names and values, to be shown as a table or as JSON. */
export type ReportRow = Readonly<Record<string, unknown>>

/**
 * Something that can be done with one business, by `bookme tenant-command` and `bookme all-tenants`. A module that has
 * one exports it from its `index.ts`, and `commands/tenant-commands.ts` lists it.
 */
export interface TenantCommand {
  name: string
  /** Its arguments, as the help shows them: `<statement>`, `[tables...]`. */
  usage: string
  /** Without a full stop: it stands in a list. */
  description: string
  /** Then PostgreSQL refuses whatever would write. */
  readOnly: boolean
  /**
   * Reads the arguments once, before any tenant is touched.
   *
   * @throws {Error} they are wrong; the message says how they should be
   */
  prepare(args: readonly string[]): (tenant: TenantHandle, config: Config) => Promise<readonly ReportRow[]>
}
