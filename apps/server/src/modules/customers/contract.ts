import { z } from 'zod'
import { Email, Language, Name, Phone, PlainDate, Text } from '../../core/shapes.ts'

export const CustomerBody = z.object({
  name: Name,
  email: z.union([z.literal(''), Email]).default(''),
  phone: Phone.default(''),
  language: Language.default('fr'),
  born_on: PlainDate.nullable().default(null),
  notes: Text.default(''),
})
