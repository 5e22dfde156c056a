import { defineModule } from '../../core/module.ts'
import { communicationRoutes } from './routes.ts'

export { type Attachment, type Outgoing, type Send, type Senders, type Taken, UndeliverableError } from './channels.ts'
export { type Delivery, setDelivery } from './delivery.ts'
export { emailSender } from './email.ts'
export { messageJobs } from './handlers.ts'
export { SendDigests } from './jobs.ts'
export { tellCustomers } from './listeners.ts'
export { latestRules } from './rules.ts'

export const communicationsModule = defineModule('communications', {
  scope: 'tenant',
  tags: { templates: 'The words of messages', notifications: 'Messages to customers' },
  routes: communicationRoutes,
})
