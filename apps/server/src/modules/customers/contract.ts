import { z } from 'zod'
import { Email, Language, Phone, PlainDate, Text } from '../../core/shapes.ts'

export const CustomerBody = z.object({
  name: Text.max(200).describe('Empty while nobody has told it'),
  email: z.union([z.literal(''), Email]).default(''),
  phone: Phone.default(''),
  language: Language.default('fr'),
  born_on: PlainDate.nullable().default(null),
  notes: Text.default(''),
})
