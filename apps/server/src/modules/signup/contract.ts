import { z } from 'zod'
import { exactBody } from '../../core/resource/index.ts'
import { Email, Language, Name } from '../../core/shapes.ts'

/** What a business does: with what it begins. */
export const trades = ['salon', 'barber', 'spa', 'clinic', 'studio', 'other'] as const
export type Trade = (typeof trades)[number]

const plain = (text: string) => !text.includes('\0') && text.isWellFormed()
const Address = z.string().max(100).refine(plain, 'must be text')

/** Strangers' mail will say it, before anybody has answered: no line, direction or address of its own. */
const Said = Name.refine(
  (text) => !/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|:\/\/|www\./iu.test(text),
  'must be a name: without addresses, line breaks and marks of direction',
)

export const SignUpBody = exactBody({
  business_name: Said,
  address: Address.min(1).describe('The first part of its host below the platform’s: a–z, 0–9 and hyphens'),
  email: Email,
  name: Said.optional().describe('Of the person who signs up'),
  password: z
    .string()
    .min(1)
    .max(128)
    .refine((text) => plain(text) && text.trim() !== '', 'must be text')
    .optional(),
  language: Language.optional(),
  trade: z.enum(trades).optional().describe('What it does'),
}).meta({
  examples: [
    {
      business_name: 'Salon Yasmine',
      address: 'salon-yasmine',
      email: 'owner@yasmine.example',
      name: 'Yasmine Alaoui',
      password: 'a long password',
      language: 'fr',
      trade: 'salon',
    },
  ],
})

/** The same for everybody: whether an account has the address is nobody's business. */
export const SignedUpBody = z.object({
  status: z.literal('unverified'),
  address: z.string(),
  url: z.string().describe('Where it answers, at once to those who work there and to everybody once it is verified'),
})

export const AddressQuery = z.strictObject({ address: Address, business_name: Address.optional() })
export const AddressBody = z.object({
  address: z.string().describe('As it would be written'),
  status: z.enum(['free', 'taken', 'reserved', 'confusable', 'invalid']),
  suggestions: z.array(z.string()).describe('Addresses near it that are free'),
})

export const VerifyBody = exactBody({ token: z.string().trim().min(1).max(200).refine(plain, 'must be text') }).meta({
  examples: [{ token: 'AZOiUXw-fVKaQVsOby-NFw.tc5q2o.kq3Vb0m8d2Jm1r3mZkU0p2xJ4cX7bT5y9wQeRtYuIoP' }],
})
export const VerifiedBody = z.object({ name: z.string(), status: z.string(), url: z.string() })
