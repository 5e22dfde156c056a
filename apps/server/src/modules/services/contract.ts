import { z } from 'zod'
import { Currency, Decimal, Id, Minutes, Name, Position, Text } from '../../core/shapes.ts'

export const ServiceBody = z.object({
  name: Name,
  description: Text.default(''),
  category_id: Id.nullable().default(null),
  duration_minutes: Minutes.default(60),
  price: Decimal.refine((amount) => !amount.startsWith('-'), 'must not be below zero'),
  currency: Currency.default('MAD'),
  position: Position.default(0),
  is_active: z.boolean().default(true),
})

export const CategoryBody = z.object({
  name: Name,
  description: Text.default(''),
  position: Position.default(0),
  is_active: z.boolean().default(true),
})
