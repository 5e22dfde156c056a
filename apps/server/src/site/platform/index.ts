import type { FastifyError, FastifyInstance } from 'fastify'
import { NoSuchAddressError } from '../../core/errors.ts'
import type { SigningUp } from '../../modules/signup/index.ts'
import { takeForms } from '../forms.ts'
import { sendRefusal } from '../refusals.ts'
import { platformSite } from '../site.ts'
import { businessesRoutes } from './businesses.ts'
import { signUpRoutes } from './sign-up.ts'
import { verifyRoutes } from './verify.ts'

export { sendLanding } from './landing.ts'

/** The platform's own pages for businesses: signing up, and from here to where one works. */
export function platformPages(options: SigningUp) {
  return async (app: FastifyInstance): Promise<void> => {
    takeForms(app)
    app.addHook('onRequest', async (_request, reply) => {
      // Under `no-referrer` a browser would hide the origin of our own forms; and tokens are in addresses.
      reply.header('referrer-policy', 'same-origin')
    })
    app.setErrorHandler((error: FastifyError, request, reply) => {
      if (error instanceof NoSuchAddressError) throw error
      return sendRefusal(error, request, reply, platformSite(request, reply))
    })
    signUpRoutes(app, options)
    verifyRoutes(app, options)
    businessesRoutes(app, options)
  }
}
