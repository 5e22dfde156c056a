import { z } from 'zod'
import { exactBody } from '../../../core/resource/index.ts'
import { Currency, Decimal, Id, Instant, Minutes, stored, Text } from '../../../core/shapes.ts'
import { translationsOf } from '../../../core/translations.ts'
import { actorKinds, bookingSources, bookingStatuses, eventChannels, staffChoices } from '../tables.ts'
import { AskDeposit, codes, contact, DespiteBlock, Seats } from './wanted.ts'

export const booking = {
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
  discount: Decimal.describe('What a coupon took off the price'),
  covered: Decimal.describe('What of the price passes pay for'),
  currency: Currency,
  source: z.enum(bookingSources),
  staff_choice: z.enum(staffChoices),
  sequence: z.number().int().describe('How often it was moved'),
  policy_version: z.number().int().nullable().describe('The policy that it was made under'),
  moves: z.number().int().describe('How often the customer moved it'),
  fee: Decimal.describe('What is owed for cancelling late, or for staying away'),
  deposit: Decimal.describe('What is to be paid before it stands, or was'),
  awaits_payment: z.boolean().describe('It keeps its time until `expires_at`, and stands once its deposit is paid'),
  series_id: Id.nullable(),
  notes: Text,
  answers: z
    .array(z.object({ field_id: Id, label: z.string(), value: z.union([z.string(), z.number(), z.boolean()]) }))
    .describe('What the customer answered, as the questions were worded then'),
}
/** As a booking is told. */
export const BookingBody = z.object(booking)
/** Where it stands in money, for those who see that. */
export const bookingMoney = {
  paid: Decimal.describe('What came in for it, less what went back; tips apart'),
  balance: Decimal.describe('What is still to be paid; below zero, what is to be given back'),
}
export const StoredBookingBody = stored(booking)

/** With the token of the customer's own link. */
export const BookedBody = StoredBookingBody.extend({
  customer_id: Id.nullable().describe('For those who work there'),
  manage_token: z.string().describe('For `/api/manage/{token}/`: whoever has it sees, moves and cancels this booking'),
})

/** With what makes a booking of it: whoever has the token chose this time. */
export const HoldBody = StoredBookingBody.extend({ token: z.string() })
export const ConfirmHoldBody = exactBody({
  token: Text.max(100),
  ...contact,
  ...codes,
  ask_deposit: AskDeposit,
  despite_block: DespiteBlock,
}).meta({
  examples: [{ token: 'as the hold was answered', customer_email: 'amina@example.com' }],
})
export const HoldTokenBody = exactBody({ token: Text.max(100) })
export const ManageLinkBody = z.object({ manage_token: z.string() })
export const GivenBackBody = z.object({ released: z.literal(true) })

/** Nobody has to give one: no body at all will do. */
export const ReasonBody = exactBody({ reason: Text.max(500).optional() })
export const ConfirmBody = exactBody({
  reason: Text.max(500).optional(),
  waive_deposit: z.boolean().optional().describe('It stands without what was to be paid before; takes a reason'),
}).refine(({ reason = '', waive_deposit }) => waive_deposit !== true || reason !== '', {
  path: ['reason'],
  message: 'must say why nothing is to be paid before',
})
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
  duration_minutes: Minutes.optional().describe('How long it takes from now on; without it as long as before'),
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
  translations: translationsOf({ name: z.string() }).describe('The name in other languages, as it was then'),
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
