import { defineModule } from '../../core/module.ts'
import { serviceRoutes } from './routes.ts'

export { findService } from './queries.ts'
export const servicesModule = defineModule('services', { scope: 'tenant', routes: serviceRoutes })
