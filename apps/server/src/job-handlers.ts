import type { Config } from './core/config.ts'
import type { JobHandler, Repetition } from './core/jobs/index.ts'
import type { BookmeTenancy, Settings, SettingsOf } from './modules/tenants/index.ts'

/** What the worker's jobs need. */
export interface JobOptions {
  tenancy: BookmeTenancy
  settings: SettingsOf
  config: Config
}

/** Every job there is, with what does it. */
export function jobHandlers(_options: JobOptions): JobHandler[] {
  return []
}

/** Those that each business wants once a day, with when. */
export const repetitions: readonly Repetition<Settings>[] = []
