import { defineModule, type Module } from '../../core/module.ts'
import type { SettingsOf } from '../tenants/index.ts'
import { manageRoutes } from './routes.ts'

/** @param options.secret - has signed the links */
export function manageModule(options: { settings: SettingsOf; secret: string }): Module {
  return defineModule('manage', {
    scope: 'tenant',
    tags: { manage: 'What customers do with the link to their booking' },
    routes: manageRoutes(options),
  })
}
