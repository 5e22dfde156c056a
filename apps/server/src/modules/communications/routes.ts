import { together } from '../../core/module.ts'
import { defineResource } from '../../core/resource/index.ts'
import { TemplateBody } from './contract.ts'
import { TemplateNotFoundError } from './errors.ts'
import { notificationRoutes } from './notifications.ts'
import { preferenceRoutes } from './preference-routes.ts'
import { messageRuleRoutes } from './rule-routes.ts'
import { templates } from './tables.ts'

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

export const communicationRoutes = together(templateResource, notificationRoutes, preferenceRoutes, messageRuleRoutes)
