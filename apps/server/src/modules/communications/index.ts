import { defineModule, type Module } from '../../core/module.ts'
import type { SettingsOf } from '../tenants/index.ts'
import { communicationRoutes } from './routes.ts'

export { type Outgoing, type Senders, type Taken, UndeliverableError } from './channels.ts'
export { setDelivery } from './delivery.ts'
export { emailSender } from './email.ts'
export { messageJobs } from './handlers.ts'
export { PlanDigests } from './jobs.ts'
export { tellCustomers } from './listeners.ts'
export { type Allowed, preferencesOf, setPreferences } from './preferences.ts'
export { sweepNotifications } from './sweep.ts'
export { exampleMail } from './words/index.ts'

export function communicationsModule(settings: SettingsOf): Module {
  return defineModule('communications', {
    scope: 'tenant',
    tags: {
      templates: 'The words of messages',
      notifications: 'Messages to customers',
      message_rules: 'How the business writes to its customers',
    },
    routes: communicationRoutes(settings),
  })
}
