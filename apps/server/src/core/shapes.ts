import { z } from 'zod'

export const Id = z.uuid()

/**
 * A point in time: an ISO 8601 string with a zone on the wire, `Temporal.Instant` in the program. PostgreSQL counts
 * microseconds, so nothing finer is taken: it would come back as another instant.
 */
export const Instant = z.codec(
  z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:\d\d)$/i, {
      error: 'must be an instant like 2030-01-07T09:00:00Z, with Z or an offset, and not finer than a microsecond',
      abort: true,
    })
    .refine(isInstant, 'must be a date and time that exist')
    .meta({ format: 'date-time' }),
  z.custom<Temporal.Instant>(),
  { decode: (text) => Temporal.Instant.from(text), encode: (instant) => instant.toString() },
)

function isInstant(text: string): boolean {
  try {
    return Temporal.Instant.from(text).epochMilliseconds > Date.UTC(0, 0)
  } catch {
    return false
  }
}

/** Text for people. PostgreSQL stores no NUL character. */
const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .refine((value) => !value.includes('\0'), 'must not contain a NUL character')

export const Name = text(200).min(1, 'must not be empty')
export const Email = z.string().trim().max(254).meta({ format: 'email' }).pipe(z.email())

/** An amount in the currency beside it, as a decimal number in a string: `150.00`. */
export const Decimal = z.string().regex(/^-?\d+(\.\d+)?$/)
export const Currency = z.string().regex(/^[A-Z]{3}$/)

/** What every stored thing says of itself, around its own fields. */
export function stored<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.object({ id: Id, ...shape, created_at: Instant, updated_at: Instant })
}

export const IdParams = z.object({ id: Id })
