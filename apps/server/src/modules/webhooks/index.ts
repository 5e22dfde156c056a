import type { Config } from '../../core/config.ts'
import { defineModule, type Module } from '../../core/module.ts'
import { webhookRoutes } from './routes.ts'

export { hearOfBooking, hearOfMoney } from './fan-out.ts'
export { webhookHandlers } from './handlers.ts'
export { resealSecrets } from './reseal.ts'
export { sweepDeliveries } from './sweep.ts'

/** @param config.healthKeys - secrets are sealed under the first of them */
export function webhooksModule(config: Pick<Config, 'healthKeys' | 'testWebhookLoopback'>): Module {
  return defineModule('webhooks', {
    scope: 'tenant',
    tags: {
      webhooks: 'Programs elsewhere that are told what happens here',
      webhook_deliveries: 'What they were sent, and what became of it',
    },
    routes: webhookRoutes(config),
  })
}
