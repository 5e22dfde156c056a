import { z } from 'zod'
import { PageQuery } from '../../core/pagination.ts'
import { Currency, Decimal, stored } from '../../core/shapes.ts'

export const ServiceBody = stored({
  name: z.string(),
  description: z.string(),
  duration_minutes: z.number().int(),
  price: Decimal,
  currency: Currency,
  is_active: z.boolean(),
})

export const ServicesQuery = PageQuery.extend({ is_active: z.stringbool().optional() })
