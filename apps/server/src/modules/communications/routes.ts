import { together } from '../../core/module.ts'
import { defineResource } from '../../core/resource/index.ts'
import { NotificationBody, TemplateBody } from './contract.ts'
import { NotificationNotFoundError, TemplateNotFoundError } from './errors.ts'
import { notifications, templates } from './tables.ts'

const templateResource = defineResource({
  path: '/templates',
  one: 'template',
  table: templates,
  contract: TemplateBody,
  example: { kind: 'reminder', channel: 'sms', language: 'fr', body: 'À demain, {{start_time}}. {{business}}' },
  filters: ['kind', 'channel', 'language', 'is_active'],
  ordering: ['kind', 'channel', 'language', '-created_at'],
  permissions: { read: 'messages.read', write: 'messages.write' },
  notFound: TemplateNotFoundError,
})

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

export const communicationRoutes = together(templateResource, notificationResource)
