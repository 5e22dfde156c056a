import type { FastifyError, FastifyPluginAsync } from 'fastify'
import { NoSuchAddressError } from '../../core/errors.ts'
import type { SigningUp } from '../../modules/signup/index.ts'
import type { SettingsOf } from '../../modules/tenants/index.ts'
import { takeForms } from '../forms.ts'
import { sendRefusal } from '../refusals.ts'
import { scriptRoutes } from '../scripts.ts'
import { doorSite } from '../site.ts'
import { invitationRoutes } from './invitation.ts'
import { linkRoutes } from './links.ts'
import { logInRoutes } from './log-in.ts'
import { supportVisitRoutes, type VisitOptions } from './support-visit.ts'

/** The ways in, on every host, and where the links lead that are sent to people who work there. They need no script. */
export function entrancePages(options: VisitOptions & SigningUp & { settings: SettingsOf }): FastifyPluginAsync {
  return async (app) => {
    takeForms(app)
    app.addHook('onRequest', async (_request, reply) => {
      // Under `no-referrer` a browser would hide the origin of our own forms; and tokens are in addresses.
      reply.header('referrer-policy', 'same-origin')
    })
    app.setErrorHandler(async (error: FastifyError, request, reply) => {
      if (error instanceof NoSuchAddressError) throw error
      return sendRefusal(error, request, reply, await doorSite(request, reply, options.settings))
    })
    scriptRoutes(app)
    logInRoutes(app, options)
    linkRoutes(app, options)
    invitationRoutes(app, options)
    supportVisitRoutes(app, options)
  }
}
