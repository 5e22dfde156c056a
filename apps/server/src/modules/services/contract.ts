import { z } from 'zod'
import { Currency, Decimal, Id, Minutes, Name, Position, Text } from '../../core/shapes.ts'
import { translationsOf } from '../../core/translations.ts'
import { fieldKinds } from './tables.ts'

const Price = Decimal.refine((amount) => !amount.startsWith('-'), 'must not be below zero')
const Buffer = z.number().int().min(0).max(1440)

const Word = Text.max(200)
const Words = translationsOf({ name: Word, description: Text })

export const ServiceBody = z.object({
  name: Name,
  description: Text.default(''),
  translations: Words,
  category_id: Id.nullable().default(null),
  duration_minutes: Minutes.default(60),
  price: Price,
  currency: Currency.default('MAD'),
  position: Position.default(0),
  is_active: z.boolean().default(true),
  interval_minutes: Minutes.nullable().default(null).describe('From one offered start to the next; null: the duration'),
  buffer_before_minutes: Buffer.default(0).describe('When its person is busy and the customer is not there yet'),
  buffer_after_minutes: Buffer.default(0),
  free_minutes: z
    .array(z.tuple([z.number().int().min(0).max(1440), z.number().int().min(1).max(1440)]))
    .max(10)
    .refine((stretches) => stretches.every(([from, to]) => from < to), 'each must end after it begins')
    .default([])
    .describe('From the start: when its person may do something else'),
  min_notice_minutes: z.number().int().min(0).max(525_600).default(0),
  horizon_days: z.number().int().min(0).max(731).default(365),
  capacity: z.number().int().min(1).max(1000).default(1).describe('Seats of one session; 1 is no class'),
  max_per_day: z.number().int().min(1).max(1000).nullable().default(null),
  requires_approval: z.boolean().default(false).describe('Bookings wait until somebody confirms them'),
  reminder_minutes: z
    .array(z.number().int().min(5).max(43_200))
    .max(5)
    .nullable()
    .default(null)
    .describe('How long before the start customers are reminded; null: as the rules for messages say'),
  deposit_percent: z
    .number()
    .int()
    .min(0)
    .max(100)
    .nullable()
    .default(null)
    .describe('Of the price, to be paid before a booking stands; null: as the policy says'),
})

export const DuplicateBody = z.strictObject({ name: Name.describe('Of the one that is made') })

export const NeedBody = z.object({
  service_id: Id,
  type: Name.describe('As resources have it'),
  units: z.number().int().min(1).max(1000).default(1),
})

const ofService = { service_id: Id.describe('For good: it cannot be given to another service') }

export const VariantBody = z.object({
  ...ofService,
  name: Name,
  description: Text.default(''),
  translations: Words,
  duration_minutes: Minutes.describe("In the place of the service's"),
  price: Price.describe("In the place of the service's, in its currency"),
  position: Position.default(0),
  is_active: z.boolean().default(true),
})

export const AddonBody = z.object({
  ...ofService,
  name: Name,
  description: Text.default(''),
  translations: Words,
  duration_minutes: z.number().int().min(0).max(1440).default(0).describe("Beside the service's"),
  price: Price.default('0').describe("Beside the service's, in its currency"),
  position: Position.default(0),
  is_active: z.boolean().default(true),
})

export const FieldBody = z.object({
  ...ofService,
  label: Name.describe('The question, as customers read it'),
  kind: z.enum(fieldKinds).default('text'),
  options: z
    .array(Name)
    .max(100)
    .refine((options) => new Set(options).size === options.length, 'must differ from one another')
    .default([])
    .describe('Of a choice: what can be chosen'),
  translations: translationsOf({
    label: Word,
    options: z.array(Name).max(100).describe('Each in the place of the option that it stands for'),
  }),
  is_required: z.boolean().default(false),
  position: Position.default(0),
  is_active: z.boolean().default(true),
})

export const CategoryBody = z.object({
  name: Name,
  description: Text.default(''),
  translations: Words,
  position: Position.default(0),
  is_active: z.boolean().default(true),
})
