import { defineModule } from '../../core/module.ts'
import { customerRoutes } from './routes.ts'

export { findOrCreateCustomer } from './queries.ts'
export const customersModule = defineModule('customers', {
  scope: 'tenant',
  tags: { customers: 'The people who book' },
  routes: customerRoutes,
})
