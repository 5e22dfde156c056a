import { tenantTable } from '@bookme/tenancy'
import { index, unique } from 'drizzle-orm/pg-core'
import { label } from '../labels.ts'
import { answerColumns } from './columns.ts'

/** What was answered to a request that may come again: by a double click, or by a client that never got the answer. */
export const idempotencyKeys = tenantTable('core_idempotency_key', answerColumns(), (row) => [
  unique('core_idempotency_key_unique').on(row.key),
  index('core_idempotency_key_created_index').on(row.createdAt),
])
label(idempotencyKeys, 'idempotency key', ({ key }) => key)
