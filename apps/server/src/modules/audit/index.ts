import type { Tenancy } from '@bookme/tenancy'
import { defineModule, type Module } from '../../core/module.ts'
import { auditRoutes, platformAuditRoutes } from './routes.ts'

const tags = { audit: 'Who did what, and when' }

export function auditModule(tenancy: Pick<Tenancy, 'shared'>): Module {
  return defineModule('audit', { scope: 'tenant', tags, routes: auditRoutes(tenancy) })
}

export function platformAuditModule(tenancy: Pick<Tenancy, 'shared'>): Module {
  return defineModule('platform_audit', { scope: 'platform', tags, routes: platformAuditRoutes(tenancy) })
}
