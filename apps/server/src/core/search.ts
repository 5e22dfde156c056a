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

// Folding is what takes time, and each `like` of its own folds a row's text anew.
const mostIndexed = 3

/** Rows in which each word of `search` occurs somewhere, in any order, whole or within a word. */
export function matchesSearch(columns: readonly [SQLWrapper, ...SQLWrapper[]], search: string): SQL | undefined {
  const words = new Set(search.split(/\s+/).filter((word) => word !== ''))
  if (words.size === 0) return undefined
  const text = searchText(columns)
  const patterns = [...words]
    .toSorted((a, b) => b.length - a.length)
    .map((word) => {
      // Taken apart before: the wide `％` becomes `%`, which is to be a sign as well.
      const literal = word.normalize('NFKD').replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)
      return sql`'%' || ${folded(sql`${literal}::text`)} || '%'`
    })
  // An index finds the longest; what is left of the rows is compared with all others at one go.
  const conditions = patterns.slice(0, mostIndexed).map((pattern) => sql`${text} like ${pattern}`)
  const others = patterns.slice(mostIndexed)
  if (others.length > 0) conditions.push(sql`${text} like all (array[${sql.join(others, sql`, `)}])`)
  return sql.join(conditions, sql` and `)
}
