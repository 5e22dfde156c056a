import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'

// What NFKD takes apart and nobody types: Latin accents; Arabic vowel signs, hamza on its carrier, tatweel.
const marks = String.raw`'[\u0300-\u036f\u064b-\u065f\u0670\u0640]'`
// Arabic letters that are written one for another, and digits; Latin letters that NFKD leaves whole.
const from = "'ٱىةیک٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹øłđı'"
const to = "'ايهيك01234567890123456789oldi'"

/**
 * Text as it is compared in a search: `Éloïse` as `eloise`, `أحمد` as `احمد`, `Cœur` as `coeur`. Every function in it is
 * immutable, and none is our own, so an index on it needs nothing that a tenant's schema lacks.
 */
function folded(text: SQLWrapper): SQL {
  const plain = sql`regexp_replace(lower(normalize(${text}, NFKD)), ${sql.raw(marks)}, '', 'g')`
  return sql`translate(replace(replace(${plain}, 'œ', 'oe'), 'æ', 'ae'), ${sql.raw(from)}, ${sql.raw(to)})`
}

/**
 * What a search looks through: these columns as one text. An index finds it when it is on the very same columns, in
 * this order: `index(…).using('gin', sql`${searchText([…])} gin_trgm_ops`)`.
 *
 * @param columns - all `not null`
 */
export function searchText(columns: readonly [SQLWrapper, ...SQLWrapper[]]): SQL {
  return folded(sql`(${sql.join([...columns], sql.raw(" || ' ' || "))})`)
}

/** Rows in which each word of `search` occurs somewhere, in any order, whole or within a word. */
export function matchesSearch(columns: readonly [SQLWrapper, ...SQLWrapper[]], search: string): SQL | undefined {
  const words = search.split(/\s+/).filter((word) => word !== '')
  if (words.length === 0) return undefined
  const text = searchText(columns)
  const conditions = words.map((word) => {
    const literal = word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)
    return sql`${text} like '%' || ${folded(sql`${literal}::text`)} || '%'`
  })
  return sql.join(conditions, sql` and `)
}
