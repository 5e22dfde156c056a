import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { together } from '../../core/module.ts'
import type { SettingsOf } from '../tenants/index.ts'
import { notificationRoutes } from './notifications.ts'
import { preferenceRoutes } from './preference-routes.ts'
import { messageRuleRoutes } from './rule-routes.ts'
import { templateRoutes } from './templates.ts'

export function communicationRoutes(settings: SettingsOf): FastifyPluginAsyncZod {
  return together(templateRoutes(settings), notificationRoutes, preferenceRoutes, messageRuleRoutes(settings))
}
