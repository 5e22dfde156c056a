import { defineModule, type Module } from '../../core/module.ts'
import type { BookmeTenancy } from '../tenants/index.ts'
import { reportRoutes } from './routes.ts'

export function reportsModule(tenancy: BookmeTenancy): Module {
  return defineModule('reports', {
    scope: 'platform',
    tags: { reports: 'Figures of all businesses together' },
    routes: reportRoutes(tenancy),
  })
}
