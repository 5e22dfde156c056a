import { z } from 'zod'
import { Email, Id, Name, Phone, PlainDate, Position, Text, WallTime } from '../../core/shapes.ts'
import { availabilityKinds } from './tables.ts'

export const StaffBody = z.object({
  name: Name,
  title: Text.max(100).default(''),
  email: z.union([z.literal(''), Email]).default(''),
  phone: Phone.default(''),
  position: Position.default(0),
  is_active: z.boolean().default(true),
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
