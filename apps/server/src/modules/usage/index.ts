import { defineModule, type Module } from '../../core/module.ts'
import type { BookmeTenancy, SettingsOf } from '../tenants/index.ts'
import { usageRoutes } from './routes.ts'

export { countUsage } from './operations.ts'

export function usageModule(tenancy: Pick<BookmeTenancy, 'shared'>, settings: SettingsOf): Module {
  return defineModule('usage', {
    scope: 'tenant',
    tags: { usage: 'What the business did, day by day' },
    routes: usageRoutes(tenancy, settings),
  })
}
