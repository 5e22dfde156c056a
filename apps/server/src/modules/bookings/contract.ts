import { z } from 'zod'
import { exactBody } from '../../core/resource/index.ts'
import {
  Currency,
  Decimal,
  Email,
  Id,
  Instant,
  Language,
  Name,
  Phone,
  PlainDate,
  stored,
  Text,
  WallMoment,
} from '../../core/shapes.ts'
import type { PartWanted } from './calendar/index.ts'
import { reasons } from './engine/index.ts'
import { wishOf } from './operations/index.ts'
import {
  actorKinds,
  bookingSources,
  bookingStatuses,
  closureKinds,
  eventChannels,
  frequencies,
  staffChoices,
} from './tables.ts'

const Seats = z.number().int().min(1).max(100)
const Addons = z.array(Id).max(10)
const options = {
  variant_id: Id.optional().describe('One of the ways in which the service is done'),
  addon_ids: Addons.optional().describe('What is added to it'),
}
const Following = z.union([Id, exactBody({ service_id: Id, ...options })])
const FollowedBy = z
  .array(Following)
  .max(5)
  .describe('Services that follow it, back to back; by id where no options are')

const appointment = {
  service_id: Id,
  ...options,
  followed_by: FollowedBy.optional(),
  staff_id: Id.optional().describe('Without it, whoever is free'),
  seats: Seats.optional(),
}
const timed = { ...appointment, start_time: Instant }
export const NewHoldBody = exactBody({
  ...timed,
  replaces: Text.max(100).optional().describe('The token of what the same visitor held until now: it is given back'),
})

const contact = {
  customer_email: Email,
  customer_name: Name.optional(),
  customer_phone: Phone.optional(),
  notes: Text.max(1000).optional(),
  answers: z
    .array(exactBody({ field_id: Id, value: z.union([z.string().max(5000), z.number(), z.boolean()]).nullable() }))
    .max(100)
    .optional()
    .describe('To the questions of the services, `/api/fields/`'),
}

export const NewBookingBody = exactBody({ ...timed, ...contact }).meta({
  examples: [
    {
      service_id: '01a20151-7c3e-7d52-9a41-5b0e6f2c8d17',
      customer_email: 'amina@example.com',
      customer_name: 'Amina Berrada',
      start_time: '2027-06-01T10:00:00+01:00',
    },
  ],
})
export const OverbookBody = exactBody({
  ...timed,
  ...contact,
  staff_id: Id.describe('Who does it, whatever they have to do then'),
  reason: Text.min(1, 'must say why').max(500),
})
export const WalkInBody = exactBody({ ...appointment, ...contact, customer_email: Email.optional() })

type Given = z.output<z.ZodObject<typeof contact>>
type ContactBody = { [Name in keyof Given]?: Given[Name] | undefined }
type Following = z.output<typeof Following>
const partFrom = (part: Following): PartWanted =>
  typeof part === 'string'
    ? { serviceId: part }
    : { serviceId: part.service_id, variantId: part.variant_id, addonIds: part.addon_ids }

/** What a body asks for, under the program's names. */
export function wantedFrom<Body extends z.output<typeof WalkInBody> & { start_time?: Temporal.Instant }>(body: Body) {
  const { service_id: serviceId, variant_id: variantId, addon_ids: addonIds, followed_by = [] } = body
  return {
    ...{ serviceId, variantId, addonIds, followedBy: followed_by.map(partFrom) },
    ...{ staffId: body.staff_id as Body['staff_id'], seats: body.seats },
    startTime: body.start_time as Body['start_time'],
  }
}

/** How the customer of a body can be reached, and what they say. */
export function contactFrom<Body extends ContactBody>(body: Body) {
  return {
    customerEmail: body.customer_email as Body['customer_email'],
    ...{ customerName: body.customer_name, customerPhone: body.customer_phone, notes: body.notes },
    answers: body.answers,
  }
}

const booking = {
  reference: z.string(),
  service_id: Id,
  staff_id: Id,
  customer_id: Id.nullable(),
  start_time: Instant,
  end_time: Instant,
  wall_time: z.string().nullable().describe('What the clock on the wall says then'),
  time_zone: z.string().nullable(),
  status: z.enum(bookingStatuses),
  expires_at: Instant.nullable().describe('When a hold or a request gives its time back'),
  seats: Seats,
  price: Decimal,
  currency: Currency,
  source: z.enum(bookingSources),
  staff_choice: z.enum(staffChoices),
  sequence: z.number().int().describe('How often it was moved'),
  policy_version: z.number().int().nullable().describe('The policy that it was made under'),
  moves: z.number().int().describe('How often the customer moved it'),
  fee: Decimal.describe('What is owed for cancelling late, or for staying away'),
  series_id: Id.nullable(),
  notes: Text,
  answers: z
    .array(z.object({ field_id: Id, label: z.string(), value: z.union([z.string(), z.number(), z.boolean()]) }))
    .describe('What the customer answered, as the questions were worded then'),
}
/** As a booking is told. */
export const BookingBody = z.object(booking)
const StoredBookingBody = stored(booking)

/** With the token of the customer's own link. */
export const BookedBody = StoredBookingBody.extend({
  manage_token: z.string().describe('For `/api/manage/{token}/`: whoever has it sees, moves and cancels this booking'),
})

/** With what makes a booking of it: whoever has the token chose this time. */
export const HoldBody = StoredBookingBody.extend({ token: z.string() })
export const ConfirmHoldBody = exactBody({ token: Text.max(100), ...contact }).meta({
  examples: [{ token: 'as the hold was answered', customer_email: 'amina@example.com' }],
})
export const HoldTokenBody = exactBody({ token: Text.max(100) })
export const ManageLinkBody = z.object({ manage_token: z.string() })
export const GivenBackBody = z.object({ released: z.literal(true) })

/** Nobody has to give one: no body at all will do. */
export const ReasonBody = exactBody({ reason: Text.max(500).optional() })
const waive = z.boolean().optional().describe('Nothing is to be paid for it')
export const CancelBody = exactBody({
  reason: Text.max(500).optional(),
  on_behalf: z.boolean().optional().describe('The customer asked for it: then it costs what the policy says'),
  waive_fee: waive,
})
export const NoShowBody = exactBody({ reason: Text.max(500).optional(), waive_fee: waive })
export const CorrectBody = exactBody({
  to: z.enum(['confirmed', 'checked_in']).default('confirmed'),
  reason: Text.min(1, 'must say why').max(500),
})
export const RescheduleBody = exactBody({
  start_time: Instant,
  staff_id: Id.optional().describe('Without it, whoever is free'),
})

export const BookingEventBody = z.object({
  booking_id: Id,
  number: z.number().int().describe('Counts the events of one booking from 1, without a gap'),
  kind: z.string(),
  from_status: z.enum(bookingStatuses).nullable(),
  to_status: z.enum(bookingStatuses),
  actor_id: Id.nullable(),
  actor_name: z.string(),
  actor_kind: z.enum(actorKinds),
  channel: z.enum(eventChannels),
  before: z.record(z.string(), z.unknown()).describe('What it changed, as it was'),
  after: z.record(z.string(), z.unknown()).describe('And as it is'),
  metadata: z.record(z.string(), z.unknown()).describe('Why, where somebody said so'),
})

/** One of the things that a booking consists of. */
export const ItemBody = z.object({
  booking_id: Id,
  position: z.number().int(),
  service_id: Id,
  staff_id: Id,
  variant_id: Id.nullable(),
  addons: z.array(z.object({ id: Id, name: z.string(), duration_minutes: z.number().int(), price: Decimal })),
  name: z.string(),
  start_time: Instant,
  end_time: Instant,
  seats: Seats,
  price: Decimal.describe('Of one seat'),
})

export const SessionBody = z.object({
  service_id: Id,
  staff_id: Id,
  start_time: Instant,
  end_time: Instant,
  capacity: z.number().int(),
  taken: z.number().int().describe('Seats that are taken, holds included'),
  overbooked: z.boolean(),
})
export const CancelledBody = z.object({ cancelled: z.array(StoredBookingBody) })

const Percent = z.number().int().min(0).max(100)
const Span = z.number().int().min(0).max(525_600)
export const PolicyBody = z.object({
  cancel_tiers: z
    .array(z.object({ minutes_before: Span, percent: Percent }))
    .max(10)
    .refine(
      (tiers) =>
        tiers.every(({ minutes_before, percent }, index) => {
          const last = tiers[index - 1]
          return last === undefined || (minutes_before < last.minutes_before && percent > last.percent)
        }),
      'must go from early to late, each later one dearer',
    )
    .default([])
    .describe('Whoever cancels less than so many minutes before the start owes this share of the price'),
  move_minutes: Span.default(0).describe('Until how long before the start customers may move it by themselves'),
  max_moves: z.number().int().min(0).max(100).nullable().default(null),
  no_show_percent: Percent.default(0),
  no_show_after_minutes: z.number().int().min(0).max(1440).default(15),
  approval_minutes: z.number().int().min(1).max(525_600).nullable().default(null),
  max_open_bookings: z.number().int().min(1).max(1000).nullable().default(null),
})
export const CurrentPolicyBody = PolicyBody.extend({
  version: z.number().int().nullable(),
  words: z.array(z.string()).describe('As people read it'),
})

export const NewSeriesBody = exactBody({
  ...timed,
  ...contact,
  frequency: z.enum(frequencies),
  every: z.number().int().min(1).max(12).default(1),
  count: z.number().int().min(1).max(60).describe('How many times'),
  dry_run: z.boolean().default(false).describe('Says what would become of it, and does nothing'),
})
const Miss = z.object({
  start_time: Instant,
  wall_time: z.string(),
  code: z.string(),
  reason: z.string(),
  alternatives: z.array(z.string()).describe('The nearest starts that are free'),
})
export const SeriesBody = z.object({
  frequency: z.enum(frequencies),
  every: z.number().int(),
  count: z.number().int(),
  first_wall_time: z.string(),
  customer_id: Id,
})
export const BookedSeriesBody = z.object({
  series: stored(SeriesBody.shape),
  bookings: z.array(StoredBookingBody),
  misses: z.array(Miss).describe('Occurrences that found no place'),
})
export const CancelSeriesBody = exactBody({
  from_booking_id: Id.optional().describe('This one and later ones; without it all that are still to come'),
  ...CancelBody.shape,
})
export const MoveSeriesBody = exactBody({
  from_booking_id: Id.describe('This one moves to `start_time`, and later ones by as much'),
  start_time: Instant,
  staff_id: Id.optional(),
})
export const MovedSeriesBody = z.object({ bookings: z.array(StoredBookingBody), misses: z.array(Miss) })

const ids = (text: string) => text.split(',')
const wish = {
  service: Id.describe('What is to be done'),
  variant: Id.optional(),
  addons: z.string().transform(ids).pipe(Addons).optional().describe('With commas between them'),
  followed_by: z
    .string()
    .transform(ids)
    .pipe(z.array(z.string()).max(5))
    .transform((parts) => parts.map((part): [string, (string | undefined)?, ...string[]] => part.split(':') as never))
    .pipe(
      z.array(
        // A service, a variant or none, and what is added.
        z.tuple([Id, z.union([z.literal(''), Id]).optional()], Id).refine(([, , ...addons]) => addons.length <= 10),
      ),
    )
    .optional()
    .describe('Services that follow it, with commas between them; options after colons: `service:variant:addon`'),
  staff: Id.optional().describe('By this person alone'),
  seats: z.coerce.number().int().min(1).max(100).optional(),
}
const WishQuery = z.strictObject(wish)

/** What a query asks for, under the program's names. */
export function wishFrom(query: z.output<typeof WishQuery>) {
  const { service: serviceId, variant: variantId, addons: addonIds, followed_by = [], staff: staffId, seats } = query
  const followedBy = followed_by.map(([id, variant, ...addons]) => ({
    ...{ serviceId: id, variantId: variant === '' ? undefined : variant, addonIds: addons },
  }))
  return wishOf({ serviceId, variantId, addonIds, followedBy, staffId, seats })
}

export const SlotsQuery = z.strictObject({
  ...wish,
  from: PlainDate.describe('The first date, as the business counts them'),
  to: PlainDate.optional().describe('The last date; without it the first one alone. At most 62 dates'),
  first: z.coerce.number().int().min(1).max(1000).optional().describe('No more starts than this'),
  dates_only: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional()
    .describe('Which dates have any, without the starts'),
})
export const SlotsBody = z.object({
  time_zone: z.string(),
  dates: z.array(PlainDate).describe('Those that have any'),
  count: z.number().int(),
  results: z.array(
    z.object({
      start_time: Instant,
      wall_time: z.string(),
      staff_ids: z.array(Id).describe('Who is free then'),
      seats_left: z.number().int().optional().describe('Of a class: with whoever has most of them'),
    }),
  ),
})
export const WalkInsBody = z.object({
  results: z.array(z.object({ staff_id: Id, start_time: Instant, wait_minutes: z.number().int() })),
})
export const WalkInsQuery = WishQuery
export const ExplainQuery = z.strictObject({ ...wish, start_time: Instant })
export const ExplainBody = z.object({
  start_time: Instant,
  results: z.array(z.object({ staff_id: Id, is_free: z.boolean(), reasons: z.array(z.enum(reasons)) })),
})

const closure = {
  name: Name,
  kind: z.enum(closureKinds),
  starts_at: WallMoment,
  ends_at: WallMoment,
  is_confirmed: z.boolean().describe('`false`: the moon may still move it by a day'),
  is_active: z.boolean().describe('`false`: the business is open all the same'),
}
export const ClosureBody = z.object({
  ...closure,
  kind: closure.kind.default('closure'),
  is_confirmed: closure.is_confirmed.default(true),
  is_active: closure.is_active.default(true),
})
export const closureFacts = { holiday: z.string().nullable().describe('Which holiday of which year it is') }
export const StoredClosureBody = stored({ ...closure, ...closureFacts })

const year = { minimum: 2026, maximum: 2100 }
export const ProposalsQuery = z.strictObject({
  year: z.coerce.number().int().min(year.minimum).max(year.maximum),
  lang: Language.optional().describe('Of the names; without it as `Accept-Language` says, else as the business speaks'),
})
export const ProposalsBody = z.object({
  count: z.number().int(),
  results: z.array(
    z.object({
      holiday: z.string().describe('What to adopt it by'),
      name: z.string(),
      starts_at: z.string().describe('Wall time of the business'),
      ends_at: z.string(),
      is_confirmed: closure.is_confirmed,
      bookings: z.number().int().describe('How many begin on it'),
    }),
  ),
})
export const AdoptBody = exactBody({
  year: z.number().int().min(year.minimum).max(year.maximum),
  holidays: z.array(z.string().max(100)).max(50).optional().describe('As proposed; without it all of the year'),
  is_active: closure.is_active.default(false),
}).meta({ examples: [{ year: 2027, holidays: ['2027 throne_day'], is_active: true }] })

/** A stretch of the business's wall time, and whose it is. */
export const ConflictsQuery = z
  .strictObject({
    starts_at: WallMoment,
    ends_at: WallMoment,
    staff: Id.optional().describe('With this person alone'),
    resource: Id.optional().describe('With this room or device alone'),
  })
  .refine(({ starts_at, ends_at }) => starts_at < ends_at, { path: ['ends_at'], error: 'must be after `starts_at`' })
export const ConflictsBody = z.object({
  count: z.number().int(),
  results: z
    .array(
      z.object({
        id: Id,
        reference: booking.reference,
        status: booking.status,
        start_time: Instant,
        end_time: Instant,
        wall_time: booking.wall_time,
        staff_id: Id,
        customer_name: z.string().nullable(),
      }),
    )
    .describe('The first 200'),
})
