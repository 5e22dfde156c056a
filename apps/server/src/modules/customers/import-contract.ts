import { z } from 'zod'
import { exactBody } from '../../core/resource/index.ts'
import { Id } from '../../core/shapes.ts'

export const mostRows = 5000
export const columns = ['name', 'email', 'phone', 'language', 'born_on', 'notes'] as const
export type Column = (typeof columns)[number]

const cell = z.string().max(10_000)
const Row = z.strictObject(Object.fromEntries(columns.map((name) => [name, cell.optional()])) as Record<Column, never>)
export type ImportRow = Partial<Record<Column, string>>

export const ImportBody = exactBody({
  dry_run: z.boolean().describe('Nothing is written: it says what would be'),
  csv: z
    .string()
    .max(4_000_000)
    .optional()
    .describe('A table with a line of names first, in French, Arabic or English; commas, semicolons or tabs'),
  rows: z.array(Row).max(mostRows).optional().describe('In its place'),
})
  .refine(({ csv, rows }) => (csv === undefined) !== (rows === undefined), {
    path: ['csv'],
    message: 'or rows must be given, and not both',
  })
  .meta({ examples: [{ dry_run: true, rows: [{ name: 'Amina Berrada', phone: '0612 345 678' }] }] })

const count = z.number().int()
export const ImportedBody = z.object({
  dry_run: z.boolean(),
  created: count.describe('Or what would be'),
  duplicates: count.describe('Left as they are'),
  invalid: count.describe('Left out'),
  unknown_columns: z.array(z.string()).describe('Of which nothing was read'),
  rows: z.array(
    z.object({
      line: count.describe('Of the table, from 1 behind its names'),
      action: z.enum(['create', 'duplicate', 'invalid']),
      customer_id: Id.nullable().describe('Who it is already; null where an earlier line is the same'),
      same_as_line: count.nullable(),
      errors: z.array(z.object({ column: z.string(), message: z.string() })),
    }),
  ),
})

export const CustomerExport = z.string().meta({ contentMediaType: 'text/csv' })
