import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { createTenancy, type Tenancy } from '../src/index.ts'
import type { TestDatabase } from '../src/testing/index.ts'
import { testDatabases } from './fixture.ts'
import { domains, tenants } from './project/platform.ts'

export interface Ran {
  code: number | null
  stdout: string
  stderr: string
}

const shop = fileURLToPath(new URL('./project/program.ts', import.meta.url))

/** A copy of `project/`, whose files a test may change, with a database of its own when asked for. */
export class Project {
  readonly folder: string
  #database: TestDatabase | undefined

  constructor() {
    // Inside the repository, so that its files find the packages; git ignores it.
    const parent = join(import.meta.dirname, '..', '..', '..', '.data', 'test-projects')
    mkdirSync(parent, { recursive: true })
    this.folder = mkdtempSync(join(parent, 'p'))
    cpSync(dirname(shop), this.folder, { recursive: true })
    onTestFinished(async () => {
      rmSync(this.folder, { recursive: true, force: true })
      await this.#database?.drop()
    })
  }

  async withDatabase(): Promise<TestDatabase> {
    this.#database ??= await testDatabases().empty()
    return this.#database
  }

  /** Runs the project's own program, `shop`, as a person would. */
  run(...args: string[]): Promise<Ran> {
    const { url, ownerUrl } = this.#database ?? { url: '', ownerUrl: '' }
    const child = spawn(process.execPath, ['program.ts', ...args], {
      cwd: this.folder,
      env: { ...process.env, DATABASE_URL: url, OWNER_URL: ownerUrl, FORCE_COLOR: undefined, NO_COLOR: undefined },
    })
    const { promise, resolve, reject } = Promise.withResolvers<Ran>()
    const ran: Ran = { code: null, stdout: '', stderr: '' }
    child.stdout.setEncoding('utf8').on('data', (text) => {
      ran.stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text) => {
      ran.stderr += text
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ ...ran, code }))
    return promise
  }

  /** A tenancy on the project's database, for what its program has no command for. */
  async tenancy<T>(work: (tenancy: Tenancy<typeof tenants>) => Promise<T>): Promise<T> {
    const { url, ownerUrl } = await this.withDatabase()
    const migrations = {
      shared: join(this.folder, 'migrations', 'shared'),
      tenant: join(this.folder, 'migrations', 'tenant'),
    }
    const tenancy = createTenancy({ url, ownerUrl, tenants, domains, migrations })
    try {
      return await work(tenancy)
    } finally {
      await tenancy.close()
    }
  }

  /** Owner's SQL. */
  async sql(text: string): Promise<Record<string, unknown>[]> {
    return this.tenancy(async (tenancy) => {
      const { rows } = await tenancy.internals.owner.with((client) => client.query(text))
      return rows ?? []
    })
  }

  async createTenants(...slugs: string[]): Promise<void> {
    await this.tenancy(async (tenancy) => {
      for (const slug of slugs) await tenancy.create({ slug, name: slug, domain: `${slug}.localhost` })
    })
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8')
  }

  /** Replaces `from`, which must be there. */
  edit(path: string, from: string, to: string): void {
    const before = this.read(path)
    if (!before.includes(from)) throw new Error(`${path} does not contain ${JSON.stringify(from)}`)
    writeFileSync(join(this.folder, path), before.replace(from, to))
  }

  write(path: string, text: string): void {
    const file = join(this.folder, path)
    mkdirSync(join(file, '..'), { recursive: true })
    writeFileSync(file, text)
  }

  remove(path: string): void {
    rmSync(join(this.folder, path), { recursive: true })
  }

  /** Names of the migrations of a set, oldest first. */
  migrations(set: 'shared' | 'tenant'): string[] {
    const folder = join(this.folder, 'migrations', set)
    return existsSync(folder) ? readdirSync(folder).sort() : []
  }
}

/** Makes an output comparable: moments and durations go. */
export function timeless(text: string): string {
  return text.replace(/\b\d{14}_/g, '<time>_').replace(/\d+\.\d s\b/g, '<n> s')
}
