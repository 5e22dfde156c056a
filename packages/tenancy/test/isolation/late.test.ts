import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { TransactionClosedError } from '../../src/index.ts'
import { withTwoTenants } from '../fixture.ts'
import { notes } from '../models.ts'

const closed = { cause: expect.any(TransactionClosedError) }
const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

describe('what is left of a transaction when its work has returned', () => {
  test.for([0, 1])(
    'sends nothing on, however many turns late it speaks, to the connection of the next (begun: %s)',
    async (begun) => {
      const { a, b } = await withTwoTenants({ poolSize: 1, acquireTimeoutMs: 2000 })
      const seen = new Set<string>()
      for (let turns = 0; turns < 30; turns++) {
        let late: Promise<unknown> = Promise.resolve()
        await a.transaction(async (tx) => {
          if (begun === 1) await tx.$count(notes)
          let turn = Promise.resolve()
          for (let count = 0; count < turns; count++) turn = turn.then(() => {})
          late = turn
            .then(() => tx.execute<{ body: string }>(sql`select body from note`))
            .then(
              ({ rows }) => rows[0]?.body,
              (error) => (error.cause as Error).name,
            )
        })
        const [row] = await b.db.select().from(notes)
        expect(row?.body).toBe('note of b')
        seen.add(String(await late))
      }
      expect([...seen].sort()).toEqual(['TransactionClosedError', 'note of a'])
    },
  )

  test('is no open savepoint: the work that left one behind is undone, and the savepoint does not come back', async () => {
    const { a, b } = await withTwoTenants({ poolSize: 1 })
    const finish = Promise.withResolvers<void>()
    let savepoint: Promise<unknown> = Promise.resolve()
    let late = (): Promise<unknown> => Promise.resolve()
    const left = a.transaction(async (tx) => {
      await tx.insert(notes).values({ body: 'lost' })
      savepoint = tx.savepoint(() => finish.promise).catch((error) => error)
      late = () => tx.select().from(notes)
    })
    await expect(left).rejects.toThrow(TransactionClosedError)
    await b.transaction(async (tx) => {
      await tx.insert(notes).values({ body: 'second of b' })
      finish.resolve()
      expect(await savepoint).toBeInstanceOf(TransactionClosedError)
      await expect(late()).rejects.toMatchObject(closed)
      await pause(10)
      await expect(late()).rejects.toMatchObject(closed)
    })
    expect(await b.db.$count(notes)).toBe(2)
    expect(await a.db.$count(notes)).toBe(1)
  })

  test('is a statement that could not be sent: it fails by itself, and the transaction goes on in its tenant', async () => {
    const { a, b } = await withTwoTenants({ poolSize: 1 })
    await a.transaction(async (tx) => {
      await expect(tx.execute(sql`select ${{ large: 1n }}`)).rejects.toMatchObject({ cause: expect.any(TypeError) })
      const { rows } = await tx.execute<{ path: string }>(sql`select current_setting('search_path') as path`)
      expect(rows[0]?.path).toMatch(/^"tenant_a"/)
      await tx.insert(notes).values({ body: 'kept' })
    })
    await expect(a.db.execute(sql`select ${{ large: 1n }}`)).rejects.toMatchObject({ cause: expect.any(TypeError) })
    expect(await a.db.$count(notes)).toBe(2)
    expect(await b.db.$count(notes)).toBe(1)
  })
})
