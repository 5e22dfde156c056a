import pg from 'pg'
import { deriveApplicationUrl, quoteIdentifier as id, type Scope, type TableKind, type Tx } from '../index.ts'

/** A database of a test's own. */
export interface TestDatabase {
  /** For `createTenancy`'s `url`. */
  url: string
  ownerUrl: string
  drop(): Promise<void>
}

export interface TestDatabasesOptions {
  /** A server for tests, as a superuser. */
  serverUrl: string
  /** Begins the names of all databases and roles of this run: a–z, 0–9 and _, ended by _. */
  prefix: string
  /** Tests as an owner with CREATEROLE and CREATE on database and schema `public`, instead of as the superuser. */
  limitedOwner?: boolean
}

/**
 * Makes databases for tests by copying a template that is prepared once: some hundred milliseconds instead of all
 * migrations. Several processes may use one prefix.
 */
export class TestDatabases {
  readonly #options: TestDatabasesOptions

  constructor(options: TestDatabasesOptions) {
    this.#options = options
  }

  /**
   * A copy of the template `name`; the first caller of the run prepares it.
   *
   * @param prepare - fills the template: migrations, spare schemas. It must close its connections.
   */
  async from(name: string, prepare: (urls: { url: string; ownerUrl: string }) => Promise<void>): Promise<TestDatabase> {
    const template = `${this.#options.prefix}${name}`
    const urls = this.#urls(template, template)
    await this.#admin(async (client) => {
      await client.query('select pg_advisory_lock(hashtext($1))', [template])
      const { rows } = await client.query<{ ready: boolean }>(
        'select datistemplate as ready from pg_database where datname = $1',
        [template],
      )
      if (rows[0]?.ready === true) return
      if (rows[0] !== undefined) await client.query(`drop database ${id(template)} with (force)`)
      await this.#create(client, template)
      await prepare(urls)
      await client.query(`alter database ${id(template)} is_template true`)
    })
    const copy = `${this.#options.prefix}${process.pid}_${++copies}_${Math.random().toString(36).slice(2, 8)}`
    await this.#admin((client) => this.#create(client, copy, template))
    return this.#database(copy, template)
  }

  /** An empty database. */
  async empty(): Promise<TestDatabase> {
    const name = `${this.#options.prefix}${process.pid}_${++copies}_${Math.random().toString(36).slice(2, 8)}`
    await this.#admin((client) => this.#create(client, name))
    return this.#database(name, name)
  }

  /** Removes every database and role of the prefix. */
  async sweep(): Promise<void> {
    await this.#admin(async (client) => {
      const pattern = `${this.#options.prefix.replaceAll('_', '\\_')}%`
      const databases = await client.query<{ name: string }>(
        'select datname as name from pg_database where datname like $1',
        [pattern],
      )
      for (const { name } of databases.rows) {
        await client.query(`alter database ${id(name)} is_template false`)
        await client.query(`drop database if exists ${id(name)} with (force)`)
      }
      const roles = await client.query<{ name: string }>('select rolname as name from pg_roles where rolname like $1', [
        pattern,
      ])
      for (const { name } of roles.rows) await client.query(`drop role if exists ${id(name)}`).catch(() => {})
    })
  }

  #database(name: string, template: string): TestDatabase {
    return {
      ...this.#urls(name, template),
      drop: () =>
        this.#admin(async (client) => void (await client.query(`drop database if exists ${id(name)} with (force)`))),
    }
  }

  // A copy keeps the template's login and roles: grants are copied with the tables, logins belong to the server.
  #urls(name: string, template: string): { url: string; ownerUrl: string } {
    const owner = new URL(this.#options.serverUrl)
    if (this.#options.limitedOwner === true) {
      owner.username = `${this.#options.prefix}owner`
      owner.password = 'owner'
    }
    owner.pathname = `/${template}`
    const application = new URL(deriveApplicationUrl(owner.href))
    owner.pathname = application.pathname = `/${name}`
    return { url: application.href, ownerUrl: owner.href }
  }

  async #create(client: pg.Client, name: string, template?: string): Promise<void> {
    await client.query(
      template === undefined
        ? `create database ${id(name)} template template0 encoding 'UTF8' lc_collate 'C.UTF-8' lc_ctype 'C.UTF-8'`
        : `create database ${id(name)} template ${id(template)}`,
    )
    if (this.#options.limitedOwner !== true) return
    const owner = `${this.#options.prefix}owner`
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [owner])
    if (rowCount === 0) {
      await client.query(`create role ${id(owner)} login createrole password 'owner'`).catch((error) => {
        // duplicate_object, unique_violation: another process of the run made it in this moment.
        if (!['42710', '23505'].includes((error as { code?: string }).code ?? '')) throw error
      })
    }
    await client.query(`grant create on database ${id(name)} to ${id(owner)}`)
    const inside = new URL(this.#options.serverUrl)
    inside.pathname = `/${name}`
    await using database = await connect(inside.href)
    await database.client.query(`grant create, usage on schema public to ${id(owner)} with grant option`)
  }

  async #admin<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
    await using server = await connect(this.#options.serverUrl)
    return await work(server.client)
  }
}

let copies = 0

async function connect(url: string) {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  return { client, [Symbol.asyncDispose]: () => client.end() }
}

class RolledBack extends Error {}

/** Runs `work` in a transaction that is always undone: a tenant's tables as they were, for the next test. */
export async function rolledBack<Kind extends TableKind>(
  scope: Scope<Kind>,
  work: (tx: Tx<Kind>) => Promise<void>,
): Promise<void> {
  const done = new RolledBack()
  await scope
    .transaction(async (tx) => {
      await work(tx)
      throw done
    })
    .catch((error) => {
      if (error !== done) throw error
    })
}

interface Injectable<Reply> {
  inject(options: {
    method: string
    url: string
    headers: Record<string, string>
    payload?: string | Buffer
  }): Promise<Reply>
}

/** Speaks to a Fastify application as a client of one tenant would: with its `Host`, in JSON; bytes go as they are. */
export class TenantClient<Reply> {
  readonly #app: Injectable<Reply>
  readonly #headers: Record<string, string>

  constructor(
    app: Injectable<Reply>,
    tenant: { primaryDomain: string | undefined } | string,
    headers: Record<string, string> = {},
  ) {
    const host = typeof tenant === 'string' ? tenant : tenant.primaryDomain
    if (host === undefined) throw new TypeError('The tenant has no domain to send requests to.')
    this.#app = app
    this.#headers = { host, ...headers }
  }

  get(url: string, headers: Record<string, string> = {}): Promise<Reply> {
    return this.request('GET', url, undefined, headers)
  }
  post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Reply> {
    return this.request('POST', url, body, headers)
  }
  request(method: string, url: string, body?: unknown, headers: Record<string, string> = {}): Promise<Reply> {
    const json = body === undefined || Buffer.isBuffer(body) ? {} : { 'content-type': 'application/json' }
    return this.#app.inject({
      method,
      url,
      headers: { ...this.#headers, ...json, ...headers },
      ...(body === undefined ? {} : { payload: Buffer.isBuffer(body) ? body : JSON.stringify(body) }),
    })
  }
}
