import { defineModule, type Module } from '../../core/module.ts'
import type { PortalOptions } from './portal.ts'
import { portalRoutes } from './routes.ts'

export type { Contact } from './contact.ts'
export { contactOf } from './contract.ts'
export { NoTextMessagesError, TooManyCodesError, WrongCodeError } from './errors.ts'
export { Portal, type PortalOptions } from './portal.ts'
export { sweepCodes } from './sweep.ts'

export function portalModule(options: PortalOptions): Module {
  return defineModule('portal', {
    scope: 'tenant',
    tags: { my: 'What customers see of their own, with a code that is sent to them' },
    routes: portalRoutes(options),
  })
}
