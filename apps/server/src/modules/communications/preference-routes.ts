import { z } from 'zod'
import { defineResource } from '../../core/resource/index.ts'
import { Id, Text } from '../../core/shapes.ts'
import { PreferenceNotFoundError } from './errors.ts'
import { channels, preferences } from './tables.ts'

/** What customers want of a channel, for those who work there; customers say it in their own portal. */
export const preferenceRoutes = defineResource({
  path: '/preferences',
  one: 'preference',
  table: preferences,
  contract: z.object({
    customer_id: Id,
    channel: z.enum(channels),
    is_allowed: z.boolean().describe('Whoever has said nothing of a channel is written to'),
    source: Text.max(200).default('').describe('How it is known: `asked at the desk`'),
  }),
  filters: ['customer_id', 'channel', 'is_allowed'],
  ordering: ['-created_at'],
  permissions: { read: 'messages.read', write: 'customers.write' },
  notFound: PreferenceNotFoundError,
})
