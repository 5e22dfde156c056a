import { eq, gt, gte, inArray, isNotNull, isNull, lt, lte, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { Instant } from '../shapes.ts'

/** One way to narrow a list: a parameter of the query, what it takes and what it asks of a row. */
export interface Filter {
  name: string
  contract: z.ZodType
  condition(value: never): SQL
}

const YesOrNo = z.stringbool({ truthy: ['true', '1'], falsy: ['false', '0'] })
const maxValues = 100

/** What a field is, without being optional, nullable or preset. */
function plain(contract: z.ZodType): z.ZodType {
  return contract instanceof z.ZodOptional ||
    contract instanceof z.ZodNullable ||
    contract instanceof z.ZodDefault ||
    contract instanceof z.ZodPrefault
    ? plain(contract.unwrap() as z.ZodType)
    : contract
}

/** PostgreSQL stores no NUL character, and so takes none to compare with. */
export function withoutNul(contract: z.ZodString): z.ZodString {
  return contract.refine((text) => !text.includes('\0'), 'must not contain a NUL character')
}

/** A whole number, as far as the column's type reaches. Empty text is none, while `Number` makes 0 of it. */
function wholeNumber(column: PgColumn): z.ZodType {
  const most = column.getSQLType() === 'smallint' ? 2 ** 15 - 1 : 2 ** 31 - 1
  const range = { minimum: -most - 1, maximum: most }
  return z
    .string()
    .regex(/^-?\d{1,10}$/, 'must be a whole number')
    .meta({ type: 'integer', format: 'int32', ...range })
    .transform(Number)
    .pipe(z.number().min(range.minimum).max(range.maximum))
}

/** As it is written in an address: numbers and booleans come as text. */
function inQuery(contract: z.ZodType, column: PgColumn): z.ZodType {
  if (contract instanceof z.ZodBoolean) return YesOrNo
  if (contract instanceof z.ZodNumber) return wholeNumber(column)
  return contract instanceof z.ZodString ? withoutNul(contract) : contract
}

function isOrdered(contract: z.ZodType): boolean {
  return contract instanceof z.ZodNumber || contract === Instant || contract instanceof z.ZodISODate
}

/**
 * The filters of a field, by what it is: `is_active`; `status` and `status__in=a,b`; of what has an order also
 * `start_time__gte`, `__gt`, `__lte`, `__lt`; of what may be missing `__isnull`.
 */
export function filtersOf(name: string, contract: z.ZodType, column: PgColumn): Filter[] {
  const type = plain(contract)
  const one = inQuery(type, column)
  const filters: Filter[] = [{ name, contract: one, condition: (value) => eq(column, value) }]
  if (!(type instanceof z.ZodBoolean)) {
    const several = z
      .string()
      .transform((text) => text.split(','))
      .pipe(z.array(one as z.ZodType<unknown, string>).max(maxValues, `takes at most ${maxValues} values`))
    filters.push({
      name: `${name}__in`,
      contract: several.describe('Any of these, with commas between them'),
      condition: (values: never) => inArray(column, values),
    })
  }
  if (isOrdered(type)) {
    for (const [suffix, compare] of Object.entries({ gt, gte, lt, lte })) {
      filters.push({ name: `${name}__${suffix}`, contract: one, condition: (value) => compare(column, value) })
    }
  }
  if (!column.notNull) {
    filters.push({
      name: `${name}__isnull`,
      contract: YesOrNo,
      condition: (missing: boolean) => (missing ? isNull(column) : isNotNull(column)),
    })
  }
  return filters
}
