import { defineModule, type Module } from '../../core/module.ts'
import type { BookmeTenancy } from '../tenants/index.ts'
import { liveRoutes } from './routes.ts'

export function liveModule(tenancy: Pick<BookmeTenancy, 'onChange'>): Module {
  return defineModule('live', {
    scope: 'tenant',
    tags: { live: 'What changes, as it happens' },
    routes: liveRoutes(tenancy),
  })
}
