import { z } from 'zod'
import { exactBody } from '../../core/resource/index.ts'
import { Email, Id, Instant, Language, Name, Phone, PlainDate, Text } from '../../core/shapes.ts'

export const CustomerBody = z.object({
  name: Name,
  email: z.union([z.literal(''), Email]).default(''),
  phone: Phone.default(''),
  language: Language.default('fr'),
  born_on: PlainDate.nullable().default(null),
  notes: Text.default(''),
})

export const BlockBody = exactBody({
  reason: Text.min(1, 'must say why').max(500).describe('For those who work there; the customer never reads it'),
}).meta({ examples: [{ reason: 'Trois absences sans prévenir' }] })

export const NewHealthNoteBody = exactBody({ text: Text.min(1, 'must not be empty') }).meta({
  examples: [{ text: 'Allergie à l’ammoniaque' }],
})
export const HealthNoteBody = z.object({ customer_id: Id, text: z.string(), updated_at: Instant })
