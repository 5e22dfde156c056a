import { defineModule, type Module, together } from '../../core/module.ts'
import type { SettingsOf } from '../tenants/index.ts'
import { calendarRoutes } from './calendar-routes.ts'
import { todayRoutes } from './routes.ts'

export function todayModule(settings: SettingsOf): Module {
  return defineModule('today', {
    scope: 'tenant',
    tags: { today: 'Days as a dashboard shows them' },
    routes: together(todayRoutes(settings), calendarRoutes(settings)),
  })
}
