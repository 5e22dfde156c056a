import { z } from 'zod'
import { PageQuery } from '../../core/pagination.ts'
import { phoneDigits } from '../../core/phone.ts'
import { exactBody } from '../../core/resource/index.ts'
import { Currency, Decimal, Email, Instant, Phone } from '../../core/shapes.ts'
import type { Contact } from './contact.ts'

const who = {
  email: Email.optional(),
  phone: Phone.refine((phone) => phoneDigits(phone).length >= 8, 'must have at least eight digits').optional(),
}
const oneOfThem = ({ email, phone }: { email?: unknown; phone?: unknown }) =>
  (email === undefined) !== (phone === undefined)
const which = { path: ['email'], message: 'is needed, or phone in its place, and not both' }

export const AskForCodeBody = exactBody(who)
  .refine(oneOfThem, which)
  .meta({ examples: [{ email: 'amina@example.com' }] })
export const CodeSentBody = z.object({
  expires_in_minutes: z.number().int().describe('The same answer whether anybody here has this address or not'),
})
export const SignInWithCodeBody = exactBody({ ...who, code: z.string().regex(/^\d{6}$/, 'must be six digits') })
  .refine(oneOfThem, which)
  .meta({ examples: [{ email: 'amina@example.com', code: '123456' }] })
export const SessionBody = z.object({ expires_at: Instant })

/** Which messages somebody gets. */
export const MyPreferencesBody = z.object({ email: z.boolean(), sms: z.boolean(), whatsapp: z.boolean() })
export const MyPreferencesPut = exactBody(MyPreferencesBody.shape).meta({
  examples: [{ email: true, sms: true, whatsapp: false }],
})

export const MyBookingsQuery = z.strictObject({
  ...PageQuery.shape,
  when: z.enum(['upcoming', 'past']).default('upcoming').describe('The next first, or the last'),
})

/** What a customer sees of a booking of their own. With the token they do what their link lets them do. */
export const MyBookingBody = z.object({
  reference: z.string(),
  status: z.string(),
  start_time: Instant,
  end_time: Instant,
  wall_time: z.string().nullable(),
  time_zone: z.string().nullable(),
  seats: z.number().int(),
  price: Decimal,
  fee: Decimal,
  currency: Currency,
  items: z.array(z.object({ name: z.string(), staff_name: z.string(), start_time: Instant, end_time: Instant })),
  manage_token: z.string().describe('For /api/manage/: to see, move and cancel it'),
})

export function contactOf({ email, phone }: { email?: string | undefined; phone?: string | undefined }): Contact {
  return email === undefined
    ? { channel: 'sms', contact: phoneDigits(phone ?? '') }
    : { channel: 'email', contact: email.toLowerCase() }
}
