import { sharedTable } from '@bookme/tenancy'
import { index, unique } from 'drizzle-orm/pg-core'
import { label } from '../labels.ts'
import { answerColumns } from './columns.ts'

/** The same for requests that change shared tables: the answer commits where the work does. */
export const sharedIdempotencyKeys = sharedTable('core_shared_idempotency_key', answerColumns(), (row) => [
  unique('core_shared_idempotency_key_unique').on(row.key),
  index('core_shared_idempotency_key_created_index').on(row.createdAt),
])
label(sharedIdempotencyKeys, 'idempotency key', ({ key }) => key)
