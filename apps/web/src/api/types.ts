import type { operations } from './tenant.d.ts'

/** What an operation of the API answers with. */
export type Reply<Operation extends keyof operations> = operations[Operation] extends {
  responses: { 200: { content: { 'application/json': infer Body } } }
}
  ? Body
  : never

/** One row of a list. */
export type Row<Operation extends keyof operations> =
  Reply<Operation> extends { results: readonly (infer One)[] } ? One : never

/** What one may ask a list. */
export type Query<Operation extends keyof operations> = operations[Operation] extends {
  parameters: { query?: infer Asked }
}
  ? NonNullable<Asked>
  : never
