import { sql } from 'drizzle-orm'
import { customType } from 'drizzle-orm/pg-core'

/** Wall time to the minute, as `WallTime` says: `09:00`, up to `24:00`. Whose wall, the row's business knows. */
export const wallTime = customType<{ data: string; driverData: string }>({
  dataType: () => 'time',
  fromDriver: (text) => text.slice(0, 5),
})

/** For a check of a column that takes one of these words, which are ours: `in ('a', 'b')`. */
export const oneOf = (words: readonly string[]) => sql.raw(`in (${words.map((word) => `'${word}'`).join(', ')})`)
