import type { Tenancy } from '@bookme/tenancy'
import type { RouteOptions } from 'fastify'
import { defineModule } from '../../core/module.ts'
import { modelRoutes } from './routes.ts'

/** The ground of the administration on every host. */
export function modelsModule(tenancy: Pick<Tenancy, 'shared'>, routes: readonly RouteOptions[]) {
  return defineModule('models', {
    scope: 'both',
    tags: { models: 'What there is to administer' },
    routes: modelRoutes(tenancy, routes),
  })
}
