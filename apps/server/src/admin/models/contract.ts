import { z } from 'zod'
import { Id } from '../../core/shapes.ts'

const operations = ['list', 'retrieve', 'create', 'bulk', 'update', 'patch', 'delete'] as const

export const ModelBody = z.object({
  name: z.string().describe('As in addresses and operations: `services`'),
  one: z.string().describe('What one of them is called, in English'),
  path: z.string().describe('Of its list: `/api/services/`'),
  fields: z.array(
    z.object({
      name: z.string(),
      schema: z.record(z.string(), z.unknown()).describe('JSON Schema of what travels'),
      is_read_only: z.boolean(),
      is_required: z.boolean().describe('A new one needs it'),
      references: z.string().nullable().describe('The model of which it names a row by its id'),
    }),
  ),
  filters: z.array(z.string()),
  is_searched: z.boolean(),
  ordering: z.array(z.string()).describe('The first is the default'),
  operations: z.array(z.enum(operations)).describe('What whoever asks may do'),
})

export const DependentBody = z.object({
  table: z.string(),
  model: z.string().nullable().describe('Its model, where it has one'),
  column: z.string(),
  effect: z.enum(['deleted', 'emptied', 'refuses']).describe('What becomes of its rows; `refuses`: it keeps this one'),
  count: z.number().int().describe('Of its rows that refer to this one, up to 1000'),
})

export const OneParams = z.object({ model: z.string().max(100), id: Id })
