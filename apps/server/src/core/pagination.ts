import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { noSuchAddress } from './access.ts'

const maxPageSize = 100

/** `?page=2&page_size=50`. A larger page than allowed is cut, not refused. */
export const PageQuery = z.object({
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  page_size: z.coerce
    .number()
    .int()
    .min(1)
    .default(20)
    .transform((size) => Math.min(size, maxPageSize)),
})
type PageQuery = z.output<typeof PageQuery>

/** A page of a list, with the addresses of its neighbours. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    count: z.number().int(),
    next: z.string().nullable(),
    previous: z.string().nullable(),
    results: z.array(item),
  })
}

/** LIMIT and OFFSET of a page. */
export function rowsOf({ page, page_size }: PageQuery): { limit: number; offset: number } {
  return { limit: page_size, offset: (page - 1) * page_size }
}

/**
 * The envelope of a page.
 *
 * @param count - of all pages together
 * @throws {NoSuchAddressError} the list has no such page; the first one always exists
 */
export function envelope<Item>(
  request: FastifyRequest,
  { page, page_size }: PageQuery,
  count: number,
  results: Item[],
): { count: number; next: string | null; previous: string | null; results: Item[] } {
  if (page > 1 && results.length === 0) throw noSuchAddress()
  const address = (other: number) => {
    const url = new URL(request.url, `${request.protocol}://${request.host}`)
    url.searchParams.set('page', String(other))
    return url.href
  }
  return {
    count,
    next: page * page_size < count ? address(page + 1) : null,
    previous: page > 1 ? address(page - 1) : null,
    results,
  }
}

/** A page of a short list that is at hand as a whole, each item as it travels. */
export function slicedPage<Row, Item>(
  request: FastifyRequest,
  query: PageQuery,
  all: readonly Row[],
  toWire: (row: Row) => Item,
): ReturnType<typeof envelope<Item>> {
  const rows = all.slice((query.page - 1) * query.page_size, query.page * query.page_size)
  return envelope(request, query, all.length, rows.map(toWire))
}
