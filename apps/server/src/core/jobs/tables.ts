import { tenantTable } from '@bookme/tenancy'
import { index } from 'drizzle-orm/pg-core'
import { label } from '../labels.ts'

/** A job whose work has committed here, by the job's id: who is given it again has nothing to do. */
export const jobReceipts = tenantTable('core_job_receipt', {}, (receipt) => [
  index('core_job_receipt_created_index').on(receipt.createdAt),
])
label(jobReceipts, 'job receipt', ({ id }) => id)
