import { z } from 'zod'
import {
  Currency,
  Decimal,
  Email,
  Id,
  Minutes,
  Name,
  Phone,
  PlainDate,
  Position,
  Text,
  WallMoment,
  WallTime,
} from '../../core/shapes.ts'
import { availabilityKinds } from './tables.ts'

export const StaffBody = z.object({
  name: Name,
  title: Text.max(100).default(''),
  email: z.union([z.literal(''), Email]).default(''),
  phone: Phone.default(''),
  position: Position.default(0),
  is_active: z.boolean().default(true),
  max_per_day: z.number().int().min(1).max(1000).nullable().default(null),
})

export const AvailabilityBody = z.object({
  staff_id: Id,
  weekday: z.number().int().min(1).max(7).describe('1 is Monday, 7 Sunday'),
  start_time: WallTime,
  end_time: WallTime.describe('Before `start_time`: on the next date'),
  kind: z.enum(availabilityKinds).default('work'),
  valid_from: PlainDate.nullable().default(null).describe('The first date on which it counts'),
  valid_until: PlainDate.nullable().default(null).describe('The last date on which it counts'),
})

const seasonDates = {
  valid_from: PlainDate.nullable().default(null),
  valid_until: PlainDate.nullable().default(null),
}

export const WeekBody = z.strictObject({
  staff_id: Id,
  ...seasonDates,
  hours: z
    .array(AvailabilityBody.pick({ weekday: true, start_time: true, end_time: true, kind: true }))
    .max(100)
    .describe('All there are between these dates; none at all takes them away'),
  replaces: z
    .object(seasonDates)
    .nullable()
    .optional()
    .describe('The dates it had, where they are to be others; by default they stay. null: it is new'),
})
export const WeekReply = z.object({
  added: z.number().int(),
  kept: z.number().int(),
  removed: z.number().int(),
})

export const SkillBody = z.object({
  staff_id: Id,
  service_id: Id,
  duration_minutes: Minutes.nullable().default(null).describe("In the place of the service's"),
  price: Decimal.refine((amount) => !amount.startsWith('-'), 'must not be below zero')
    .nullable()
    .default(null)
    .describe("In the place of the service's, in its currency"),
})
export const skillFacts = { currency: Currency.describe("The service's") }

const Times = z.array(z.tuple([WallTime, WallTime])).max(20)

export const OverrideBody = z.object({
  staff_id: Id,
  on_date: PlainDate,
  intervals: Times.default([]).describe('In the place of the weekday’s; none at all closes the date'),
  breaks: Times.default([]),
  note: Text.max(200).default(''),
})

export const TimeOffBody = z.object({
  staff_id: Id,
  starts_at: WallMoment,
  ends_at: WallMoment,
  reason: Text.max(200).default(''),
})
