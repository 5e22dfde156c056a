import { defineModule, type Module } from '../../core/module.ts'
import { type ManageOptions, manageRoutes } from './routes.ts'

export function manageModule(options: ManageOptions): Module {
  return defineModule('manage', {
    scope: 'tenant',
    tags: { manage: 'What customers do with the link to their booking' },
    routes: manageRoutes(options),
  })
}
