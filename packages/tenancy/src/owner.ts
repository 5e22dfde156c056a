import pg from 'pg'
import { NotReadyError } from './errors.ts'

/** The owner's connections: DDL for provisioning and migrations, never a request. */
export class Owner {
  readonly #url: string | undefined
  #pool: pg.Pool | undefined

  constructor(url: string | undefined) {
    this.#url = url
  }

  get available(): boolean {
    return this.#url !== undefined
  }

  get url(): string {
    if (this.#url === undefined) {
      throw new NotReadyError('This needs the owner of the database: give its URL as `ownerUrl`.')
    }
    return this.#url
  }

  async with<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    if (this.#pool === undefined) {
      this.#pool = new pg.Pool({
        connectionString: this.url,
        max: 8,
        idleTimeoutMillis: 5000,
        allowExitOnIdle: true,
        application_name: 'tenancy owner',
      })
      this.#pool.on('error', () => {})
    }
    const client = await this.#pool.connect()
    let failure: Error | undefined
    try {
      return await work(client)
    } catch (error) {
      failure = error as Error
      throw error
    } finally {
      // A failed unit of work may have left a transaction open: that connection is not used again.
      client.release(failure)
    }
  }

  /** One transaction; commits when `work` resolves. When it throws, the connection goes, and the transaction with it. */
  async transaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    return this.with(async (client) => {
      await client.query('begin')
      const result = await work(client)
      await client.query('commit')
      return result
    })
  }

  async close(): Promise<void> {
    const pool = this.#pool
    this.#pool = undefined
    await pool?.end()
  }
}
