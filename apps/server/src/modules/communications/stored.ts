import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { languages } from '../../core/shapes.ts'

const Moment = z.string().transform((text) => Temporal.Instant.from(text))
const Amount = z.object({ minor: z.number().int(), currency: z.string() })

/** What a message keeps of its booking, as it was when it was written. */
export const StoredBooking = z.object({
  id: z.string(),
  reference: z.string(),
  startTime: Moment,
  endTime: Moment,
  wallTime: z.string().nullable(),
  timeZone: z.string().nullable(),
  sequence: z.number().int(),
  services: z.array(z.string()).nullable(),
  /** Of each service its name in other languages; messages from before there were any have none. */
  translations: z.array(z.partialRecord(z.enum(languages), z.object({ name: z.string().optional() }))).nullish(),
  staffName: z.string(),
  seats: z.number().int(),
  priceMinor: z.number().int(),
  feeMinor: z.number().int(),
  depositMinor: z.number().int(),
  currency: z.string(),
  notes: z.string(),
  expiresAt: Moment.nullable(),
})
export type StoredBooking = z.output<typeof StoredBooking>

/** What a message keeps of what it tells about: the column `facts`. */
export const StoredFacts = z.object({
  booking: StoredBooking.optional(),
  /** Where the booking was before it moved. */
  previous: z.object({ startTime: Moment, staffName: z.string().nullable() }).optional(),
  reason: z.string().optional(),
  cancelledBy: z.enum(['customer', 'business']).optional(),
  amount: Amount.optional(),
  until: Moment.optional(),
  receiptNumber: z.number().int().optional(),
  /** Of an offer of the waiting list: whose it is, and the last date that is waited for. */
  entry: z.object({ id: z.string(), toDate: z.string() }).optional(),
  /** Of a reminder: how long before the start it was to come. */
  minutes: z.number().int().optional(),
  day: z
    .object({
      date: z.string(),
      bookings: z.array(z.object({ wallTime: z.string(), service: z.string(), customer: z.string() })),
    })
    .optional(),
})
export type StoredFacts = z.output<typeof StoredFacts>

/** {@link StoredBooking} of the row `b` of bookings, as jsonb. */
export const bookingFacts: SQL = sql`jsonb_build_object('id', b.id, 'reference', b.reference, 'startTime', b.start_time,
  'endTime', b.end_time, 'wallTime', b.wall_time, 'timeZone', b.time_zone, 'sequence', b.sequence, 'services',
  (select jsonb_agg(i.name order by i.position) from bookings_item i where i.booking_id = b.id), 'translations',
  (select jsonb_agg(i.translations order by i.position) from bookings_item i where i.booking_id = b.id), 'staffName',
  (select s.name from staff_staff s where s.id = b.staff_id), 'seats', b.seats, 'priceMinor',
  b.price_minor - b.discount_minor - b.covered_minor, 'feeMinor', b.fee_minor, 'depositMinor', b.deposit_minor, 'currency', b.currency, 'notes', b.notes, 'expiresAt', b.expires_at)`
