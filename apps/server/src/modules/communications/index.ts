import { defineModule } from '../../core/module.ts'
import { communicationRoutes } from './routes.ts'

export { tellCustomers } from './listeners.ts'

export const communicationsModule = defineModule('communications', {
  scope: 'tenant',
  tags: { templates: 'The words of messages', notifications: 'Messages to customers' },
  routes: communicationRoutes,
})
