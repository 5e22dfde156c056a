import { defineModule, type Module } from '../../core/module.ts'
import type { BookmeTenancy } from '../tenants/index.ts'
import { overviewRoutes } from './routes.ts'

/** What operators see of all businesses at one glance. */
export function overviewModule(tenancy: BookmeTenancy): Module {
  return defineModule('overview', { scope: 'platform', tags: {}, routes: overviewRoutes(tenancy) })
}
