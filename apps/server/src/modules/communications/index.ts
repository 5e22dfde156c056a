import { defineModule, type Module } from '../../core/module.ts'
import type { SettingsOf } from '../tenants/index.ts'
import { communicationRoutes } from './routes.ts'

export { exampleMail } from './words/index.ts'

export function communicationsModule(settings: SettingsOf): Module {
  return defineModule('communications', {
    scope: 'tenant',
    tags: { templates: 'The words of messages', notifications: 'Messages to customers' },
    routes: communicationRoutes(settings),
  })
}
