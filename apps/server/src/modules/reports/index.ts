import { defineModule, type Module, together } from '../../core/module.ts'
import type { BookmeTenancy, SettingsOf } from '../tenants/index.ts'
import { figureRoutes } from './figure-routes.ts'
import { reportRoutes } from './routes.ts'

export { readFigures, spanOf } from './figures.ts'

export function reportsModule(tenancy: BookmeTenancy, settings: SettingsOf): Module {
  return defineModule('reports', {
    scope: 'platform',
    tags: {
      reports: 'Figures of all businesses together, counted when they are asked for',
      figures: 'The same from what is counted of each business every day',
    },
    routes: together(reportRoutes(tenancy), figureRoutes(tenancy, settings)),
  })
}
