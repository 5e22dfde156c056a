import { defineModule, type Module, together } from '../../core/module.ts'
import type { BookmeTenancy, SettingsOf } from '../tenants/index.ts'
import { businessReportRoutes } from './business-routes.ts'
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

/** A business's own, on its own host. */
export function businessReportsModule(settings: SettingsOf): Module {
  return defineModule('business-reports', {
    scope: 'tenant',
    tags: { reports: 'What the business took and did' },
    routes: businessReportRoutes(settings),
  })
}
