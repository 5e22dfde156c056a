import { defineModule, type Module } from '../../core/module.ts'
import type { SettingsOf } from '../tenants/index.ts'
import { todayRoutes } from './routes.ts'

export function todayModule(settings: SettingsOf): Module {
  return defineModule('today', {
    scope: 'tenant',
    tags: { today: 'Days as a dashboard shows them' },
    routes: todayRoutes(settings),
  })
}
