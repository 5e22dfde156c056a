import { defineResource } from '../../core/resource/index.ts'
import { replies } from '../communications/tables.ts'
import { ReplyBody } from './contract.ts'
import { ReplyNotFoundError } from './errors.ts'

/** What customers wrote back, for those who work there. */
export const replyResource = defineResource({
  path: '/replies',
  one: 'reply',
  table: replies,
  contract: ReplyBody,
  only: ['list', 'retrieve'],
  filters: ['channel', 'outcome', 'booking_id', 'customer_id', 'notification_id', 'created_at'],
  search: ['sender', 'body'],
  ordering: ['-created_at'],
  permissions: { read: 'messages.read', write: 'messages.write' },
  notFound: ReplyNotFoundError,
})
