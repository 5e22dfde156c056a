import { defineModule, type Module } from '../../core/module.ts'
import type { SigningUp } from './operations.ts'
import { signUpRoutes, verificationRoutes } from './routes.ts'

export { SignUpBody, type Trade, trades } from './contract.ts'
export { LinkInvalidError } from './errors.ts'
export {
  addressOf,
  checkAddress,
  forgetUnanswered,
  letterAgain,
  lookUp,
  type SigningUp,
  signUp,
  verify,
} from './operations.ts'
export { aroundOf, hostUrl } from './routes.ts'

const tags = { signup: 'How a business comes to be by itself' }

/** How a business comes to be by itself. */
export function signUpModule(signingUp: SigningUp): Module {
  return defineModule('signup', {
    scope: 'platform',
    tags,
    routes: signUpRoutes(signingUp),
  })
}

/** How its address of mail is verified: on the platform's host, and on its own. */
export function verificationModule(signingUp: SigningUp): Module {
  return defineModule('verification', { scope: 'both', tags, routes: verificationRoutes(signingUp) })
}
