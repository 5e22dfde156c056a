import { defineModule, type Module } from '../../core/module.ts'
import { type PortalOptions, portalRoutes } from './routes.ts'

export { sweepCodes } from './sweep.ts'

export function portalModule(options: PortalOptions): Module {
  return defineModule('portal', {
    scope: 'tenant',
    tags: { my: 'What customers see of their own, with a code that is sent to them' },
    routes: portalRoutes(options),
  })
}
