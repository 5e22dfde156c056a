import { z } from 'zod'
import { exactBody } from '../../../core/resource/index.ts'
import { Email, Id, Instant, Name, Phone, Text } from '../../../core/shapes.ts'
import type { PartWanted } from '../calendar/index.ts'

export const Seats = z.number().int().min(1).max(100)
export const Addons = z.array(Id).max(10)
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
export const timed = { ...appointment, start_time: Instant }
export const NewHoldBody = exactBody({
  ...timed,
  replaces: Text.max(100).optional().describe('The token of what the same visitor held until now: it is given back'),
})

export const contact = {
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

export const DespiteBlock = z
  .boolean()
  .optional()
  .describe('By those who work there: the customer is booked although they are blocked')

/** By those who work there: a customer they know, or an address as anybody gives one. */
const whom = {
  ...contact,
  customer_email: Email.optional(),
  customer_id: Id.optional().describe('By those who work there: a customer who is known, also one without an address'),
  despite_block: DespiteBlock,
}
const isNamed = ({
  customer_email,
  customer_id,
}: {
  customer_email?: string | undefined
  customer_id?: string | undefined
}) => customer_email !== undefined || customer_id !== undefined
const unnamed = { path: ['customer_email'], error: 'must be given, or `customer_id`' }
/** For whom it is has to be said, one way or the other. */
export const forSomebody = <Shape extends z.ZodRawShape>(shape: Shape) =>
  exactBody({ ...shape, ...whom }).refine((body) => isNamed(body as Parameters<typeof isNamed>[0]), unnamed)

const Code = Text.min(1, 'must not be empty').max(100)
/** In whatever case, with blanks or without. */
export const codes = {
  coupon_code: Code.optional().describe('Makes it cheaper: `/api/coupons/check/`'),
  pass_code: Code.optional().describe('Of a pass that pays for it: `/api/passes/check/`; then no coupon'),
}

export const AskDeposit = z
  .boolean()
  .optional()
  .describe('By those who work there, who book without a deposit otherwise; customers are asked as the policy says')

export const NewBookingBody = forSomebody({ ...timed, ...codes, ask_deposit: AskDeposit }).meta({
  examples: [
    {
      service_id: '01a20151-7c3e-7d52-9a41-5b0e6f2c8d17',
      customer_email: 'amina@example.com',
      customer_name: 'Amina Berrada',
      start_time: '2027-06-01T10:00:00+01:00',
    },
  ],
})
export const OverbookBody = forSomebody({
  ...timed,
  staff_id: Id.describe('Who does it, whatever they have to do then'),
  reason: Text.min(1, 'must say why').max(500),
})
export const WalkInBody = exactBody({ ...appointment, ...whom })

type Given = z.output<z.ZodObject<typeof whom>>
type ContactBody = { [Name in keyof Given]?: Given[Name] | undefined } & {
  ask_deposit?: boolean | undefined
  coupon_code?: string | undefined
  pass_code?: string | undefined
}
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
    ...{ customerId: body.customer_id, customerEmail: body.customer_email as Body['customer_email'] },
    ...{ customerName: body.customer_name, customerPhone: body.customer_phone, notes: body.notes },
    ...{ answers: body.answers, asksDeposit: body.ask_deposit, despiteBlock: body.despite_block },
    ...{ couponCode: body.coupon_code, passCode: body.pass_code },
  }
}
