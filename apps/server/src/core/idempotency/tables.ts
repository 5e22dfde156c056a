import { tenantTable } from '@bookme/tenancy'
import { index, integer, jsonb, text, unique } from 'drizzle-orm/pg-core'
import { label } from '../labels.ts'

/** What was answered to a request that may come again: by a double click, or by a client that never got the answer. */
export const idempotencyKeys = tenantTable(
  'core_idempotency_key',
  {
    /** The client's own, with the route it was sent to. */
    key: text().notNull(),
    /** Of the body: the same key with another one is a mistake. */
    bodyHash: text().notNull(),
    status: integer(),
    answer: jsonb(),
  },
  (row) => [
    unique('core_idempotency_key_unique').on(row.key),
    index('core_idempotency_key_created_index').on(row.createdAt),
  ],
)
label(idempotencyKeys, 'idempotency key', ({ key }) => key)
