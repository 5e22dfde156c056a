import { defineModule } from '../../core/module.ts'
import { resourceRoutes } from './routes.ts'

export const resourcesModule = defineModule('resources', {
  scope: 'tenant',
  tags: {
    resources: 'Rooms and devices that services need',
    resource_closures: 'When one of them cannot be used',
  },
  routes: resourceRoutes,
})
