import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { together } from '../../core/module.ts'
import { defineResource } from '../../core/resource/index.ts'
import type { SettingsOf } from '../tenants/index.ts'
import { NotificationBody } from './contract.ts'
import { NotificationNotFoundError } from './errors.ts'
import { notifications } from './tables.ts'
import { templateRoutes } from './templates.ts'

/** Messages are made by what they tell about; here they are read. */
const notificationResource = defineResource({
  path: '/notifications',
  one: 'notification',
  table: notifications,
  contract: NotificationBody,
  only: ['list', 'retrieve'],
  filters: ['kind', 'channel', 'status', 'booking_id', 'customer_id', 'scheduled_for'],
  search: ['recipient', 'subject'],
  ordering: ['-scheduled_for', '-created_at'],
  permissions: { read: 'messages.read', write: 'messages.write' },
  notFound: NotificationNotFoundError,
})

export function communicationRoutes(settings: SettingsOf): FastifyPluginAsyncZod {
  return together(templateRoutes(settings), notificationResource)
}
