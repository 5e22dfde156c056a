import { z } from 'zod'
import { plainPhone } from './phone.ts'

/** Written in whatever case (RFC 9562, 4), it is the same one: as PostgreSQL writes it. */
export const Id = z.uuid().toLowerCase()

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

// Years of four digits: PostgreSQL knows no year 0, and reads no more digits than we write.
const earliest = Temporal.Instant.from('0001-01-01T00:00:00Z').epochMilliseconds
const latest = Temporal.Instant.from('9999-12-31T23:59:59.999Z').epochMilliseconds

function isInstant(text: string): boolean {
  try {
    const { epochMilliseconds } = Temporal.Instant.from(text)
    return epochMilliseconds >= earliest && epochMilliseconds <= latest
  } catch {
    return false
  }
}

/** Text for people. PostgreSQL stores no NUL character, and no half of a character. */
const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .refine((value) => !value.includes('\0'), 'must not contain a NUL character')
    .refine((value) => value.isWellFormed(), 'must not contain half of a character')

export const Name = text(200).min(1, 'must not be empty')
/** Several lines at most; may be empty. */
export const Text = text(5000)
/** How long something takes, in minutes of at most a day. */
export const Minutes = z.number().int().min(1).max(1440)
/** Where something stands in a list that people put in order: ascending, equals by name. */
export const Position = z.number().int().min(0).max(32_767)
export const Email = z.string().trim().max(254).meta({ format: 'email' }).pipe(z.email())

/** An amount in the currency beside it, as a decimal number in a string: `150.00`. */
export const Decimal = z
  .string()
  .regex(/^-?\d{1,12}(\.\d{1,4})?$/, 'must be a decimal number in a string, like "150.00"')
/** ISO 4217. */
export const Currency = z.string().regex(/^[A-Z]{3}$/, 'must be a currency code of three capitals, like MAD')

/** What every stored thing says of itself, around its own fields. */
export function stored<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.object({ id: Id, ...shape, created_at: Instant, updated_at: Instant })
}

export const IdParams = z.object({ id: Id })

/** Wall time of a business, to the minute: `09:00`; `24:00` is midnight at the end of a day. */
export const WallTime = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'must be a time like 09:30, up to 24:00')
/** A calendar date: `2030-01-07`. */
export const PlainDate = z.iso.date().refine((date) => date >= '0001', 'must be a date after the year 0')
/** Date and time of a business's wall clock, to the minute: `2030-01-07T12:00`. */
export const WallMoment = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, 'must be a date and time like 2030-01-07T12:00, without a zone')
  // Of a month `Date.parse` takes 31 days, and of years the one before the first.
  .refine(
    (text) => PlainDate.safeParse(text.slice(0, 10)).success && !Number.isNaN(Date.parse(`${text}Z`)),
    'must be a date and time that exist',
  )
/** Languages in which the platform speaks to people. */
export const languages = ['fr', 'ar', 'en'] as const
export const Language = z.enum(languages)
/** As people write it, with the country or without, in whichever digits; or empty. */
export const Phone = z
  .string()
  .overwrite(plainPhone)
  .trim()
  .regex(/^(?:\+?[\d ()./-]{3,30})?$/, 'must be a telephone number like +212 522 123 456')
