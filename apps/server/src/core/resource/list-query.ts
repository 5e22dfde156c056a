import { and, type SQLWrapper } from 'drizzle-orm'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { noSuchAddress } from '../access.ts'
import { PageQuery } from '../pagination.ts'
import { matchesSearch } from '../search.ts'
import { amongst } from './contracts.ts'
import { type Filter, withoutNul } from './filters.ts'
import { behind, decodePlace, encodePlace, orderBy, reversed, type SortKey } from './order.ts'

/** Rows beyond this many are not counted: `count` is this then, and `count_capped` is true. */
export const maxCount = 10_000

/** A page of a list, with the addresses of its neighbours. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    count: z.number().int().nullable().describe(`Of all pages, up to ${maxCount}; null with a cursor or count=false`),
    count_capped: z.boolean().optional().describe('There are more than `count`'),
    next: z.string().nullable(),
    previous: z.string().nullable(),
    results: z.array(item),
  })
}

export interface ListOptions {
  filters: readonly Filter[]
  /** Columns to search, in the order of their index; of a column of translations its words. */
  search: readonly SQLWrapper[]
  /** What may be sorted by, under the names of the wire. */
  sortable: ReadonlyMap<string, Omit<SortKey, 'descending'>>
  /** `-created_at` and so on; the first when nothing is asked for. */
  ordering: readonly string[]
  /** What a reply has, for `?fields=`. */
  fields: readonly string[]
  /** Sorts equals, so that pages never overlap. */
  tieBreaker: Omit<SortKey, 'descending'>
}

export interface ListQuery {
  page: number
  page_size: number
  cursor?: string
  count: boolean
  ordering?: SortKey[]
  search?: string
  fields?: string[]
}

/** What a list takes in its query; anything else is refused with the names of what there is. */
export function listQueryOf({ filters, search, sortable, ordering, fields }: ListOptions) {
  const sortNames = [...sortable.keys()]
  const shape = {
    ...PageQuery.shape,
    count: z
      .stringbool({ truthy: ['true', '1'], falsy: ['false', '0'] })
      .default(true)
      .describe('false leaves the counting out'),
    cursor: z
      .string()
      .max(2000)
      .optional()
      .describe(
        'In the place of `page`: empty at first, then as `next` and `previous` say. Rows that come or go meanwhile do not shift it',
      ),
    ordering: z
      .string()
      .transform((text, context) => {
        const names = text.split(',')
        const keys = names.map((name) => sortKeyOf(sortable, name))
        const unknown = names.filter((_, index) => keys[index] === undefined)
        const isRepeated = new Set(keys.map((key) => key?.column)).size < keys.length
        if (unknown.length === 0 && !isRepeated) return keys as SortKey[]
        const wrong = unknown.length === 0 ? 'each once' : `not ${unknown.join(', ')}`
        context.issues.push({
          code: 'custom',
          input: text,
          message: `takes ${sortNames.join(', ')}, with a minus in front for the reverse; ${wrong}`,
        })
        return z.NEVER
      })
      .optional()
      .describe(
        `${sortNames.join(', ')}; with a minus in front in reverse; several with commas. By default ${ordering[0]}`,
      ),
    fields: z
      .string()
      .transform((text) => text.split(','))
      .pipe(z.array(z.enum(fields, { error: ({ input }) => `has no ${input}; there are ${fields.join(', ')}` })))
      .optional()
      .describe('These fields alone, with commas between them'),
    ...(search.length === 0
      ? {}
      : {
          search: withoutNul(z.string().max(200))
            .optional()
            .describe('Each word must occur; accents and capitals do not matter'),
        }),
    ...Object.fromEntries(filters.map(({ name, contract }) => [name, contract.optional()])),
  }
  return z.strictObject(shape, amongst(Object.keys(shape)))
}

function sortKeyOf(sortable: ListOptions['sortable'], name: string): SortKey | undefined {
  const descending = name.startsWith('-')
  const known = sortable.get(descending ? name.slice(1) : name)
  return known && { ...known, descending }
}

/** How a list is read from the database, and how its page is made of what came. */
export function planList(options: ListOptions, request: FastifyRequest) {
  const query = request.query as ListQuery & Record<string, unknown>
  const chosen =
    query.ordering ?? options.ordering.slice(0, 1).map((name) => sortKeyOf(options.sortable, name) as SortKey)
  const keys = [...chosen, { ...options.tieBreaker, descending: chosen.at(-1)?.descending ?? false }]
  const conditions = options.filters
    .filter(({ name }) => query[name] !== undefined)
    .map((filter) => filter.condition(query[filter.name] as never))
  if (query.search !== undefined) {
    const words = matchesSearch(options.search as [SQLWrapper, ...SQLWrapper[]], query.search)
    if (words !== undefined) conditions.push(words)
  }
  const size = query.page_size
  // An empty cursor asks for the first page.
  const place = query.cursor ? decodePlace(keys, query.cursor) : undefined
  const walk = place?.backwards ? reversed(keys) : keys

  const address = (parameters: Record<string, string>) => {
    const url = new URL(request.url, `${request.protocol}://${request.host}`)
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
    return url.href
  }

  return {
    where: and(...conditions, ...(place === undefined ? [] : [behind(walk, place.values)])),
    orderBy: orderBy(walk),
    // One more than is shown tells whether there is a next page.
    limit: size + 1,
    offset: query.cursor === undefined ? (query.page - 1) * size : 0,
    isCounted: query.cursor === undefined && query.count,
    fields: query.fields,

    /** @param found - at most `limit` rows; `total` of the first as far as it was counted */
    pageOf<Row extends Record<string, unknown>>(
      found: Row[],
      total: number | undefined,
      toReply: (row: Row) => object,
    ) {
      const more = found.length > size
      const rows = found.slice(0, size)
      if (query.cursor !== undefined) {
        if (place?.backwards) rows.reverse()
        const [first, last] = [rows[0], rows.at(-1)]
        const isNext = place?.backwards === true || more
        const isPrevious = place !== undefined && (!place.backwards || more)
        return {
          count: null,
          next: isNext && last ? address({ cursor: encodePlace(keys, last, false) }) : null,
          previous: isPrevious && first ? address({ cursor: encodePlace(keys, first, true) }) : null,
          results: rows.map(toReply),
        }
      }
      if (query.page > 1 && rows.length === 0) throw noSuchAddress()
      const capped = (total ?? 0) > maxCount
      return {
        count: query.count ? Math.min(total ?? 0, maxCount) : null,
        ...(capped ? { count_capped: true } : {}),
        next: more ? address({ page: String(query.page + 1) }) : null,
        previous: query.page > 1 ? address({ page: String(query.page - 1) }) : null,
        results: rows.map(toReply),
      }
    },
  }
}
