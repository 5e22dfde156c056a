import { sql } from 'drizzle-orm'
import { customType } from 'drizzle-orm/pg-core'

/** Wall time to the minute, as `WallTime` says: `09:00`, up to `24:00`. Whose wall, the row's business knows. */
export const wallTime = customType<{ data: string; driverData: string }>({
  dataType: () => 'time',
  fromDriver: (text) => text.slice(0, 5),
})

/** A wall clock's date and time to the minute, `2030-01-07T12:00`. Whose wall, the row's business knows. */
export const wallMoment = customType<{ data: string; driverData: string }>({
  dataType: () => 'timestamp without time zone',
  fromDriver: (text) => text.slice(0, 16).replace(' ', 'T'),
})

/** For a check of a column that takes one of these words, which are ours: `in ('a', 'b')`. */
export const oneOf = (words: readonly string[]) => sql.raw(`in (${words.map((word) => `'${word}'`).join(', ')})`)
