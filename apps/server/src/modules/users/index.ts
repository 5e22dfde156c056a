import type { Tenancy } from '@bookme/tenancy'
import type { FastifyPluginAsync } from 'fastify'
import { defineModule, type Module, together } from '../../core/module.ts'
import type { CountRequest } from '../../core/rate-limit.ts'
import { type InvitationOptions, invitationRoutes } from './invitations/routes.ts'
import { KeyExpiredError, KeyLimitError, KeyRevokedError, UnknownKeyError } from './keys/errors.ts'
import { keyRoutes } from './keys/routes.ts'
import { businessRoutes, meRoutes, platformMeRoutes } from './me.ts'
import { memberRoutes } from './members/routes.ts'
import type {} from './plugin.ts'
import { userResources } from './resources.ts'
import { supportEntryRoutes } from './support/platform-routes.ts'
import { supportRoutes } from './support/routes.ts'

export { inviteByCommand, membersOf, removeByCommand } from './by-command.ts'
export { Credentials } from './contract.ts'
export { AlreadyMemberError, WeakPasswordError } from './errors.ts'
export { lookAtOffer, type SeenOffer } from './invitations/accept.ts'
export { UnknownKeyError } from './keys/errors.ts'
export { callbackOf } from './log-in/host.ts'
export { type LinkKind, linkKinds } from './log-in/links.ts'
export { sweepLogIn } from './log-in/sweep.ts'
export { listBusinesses } from './members/queries.ts'
export {
  findOrCreateNewcomer,
  hashNewPassword,
  ownersOf,
  proveAddress,
  removeUnproven,
} from './newcomers.ts'
export { addMember, createSuperuser, findOrCreateUser, isMember } from './operations.ts'
export { maxPasswordLength } from './password.ts'
export { visitBanner } from './support/banner.ts'
export { leaveVisit, openVisit } from './support/visit.ts'

/** What any route may refuse that asks who sent the request, if it was a program with a key. */
export const keyRefusals = [UnknownKeyError, KeyExpiredError, KeyRevokedError, KeyLimitError]

export interface UsersConfig {
  /** Signs the cookies: at least 32 characters, random, the same in every process. A new one ends all sessions. */
  secret: string
  /** Cookies are `Secure` then even where TLS ends in front of us unseen. */
  isProduction: boolean
}

/**
 * Log-in and sessions. Its plugin serves `/api/auth/sign-in/email`, `/api/auth/sign-out` and `/api/auth/get-session`
 * and gives requests `user` and `authenticate()`, the application `sessions`. Register it after `tenancyPlugin`.
 *
 * @throws {TypeError} the secret is too short
 */
export function createUsers(options: {
  tenancy: Pick<Tenancy, 'shared'>
  config: UsersConfig
  countRequest?: CountRequest | undefined
}): {
  plugin: FastifyPluginAsync
} {
  const { secret, isProduction } = options.config
  if (secret.length < 32) {
    throw new TypeError(`The secret for sessions needs at least 32 characters; this one has ${secret.length}.`)
  }
  const plugin: FastifyPluginAsync = async (app) => {
    // Only a process that answers requests needs better-auth, which takes a third of a second to load.
    const { usersPlugin } = await import('./plugin.ts')
    const { countRequest } = options
    await usersPlugin(app, { shared: options.tenancy.shared, secret, isProduction, countRequest })
  }
  // What it adds to requests is for the whole application.
  return {
    plugin: Object.assign(plugin, {
      [Symbol.for('skip-override')]: true,
      [Symbol.for('fastify.display-name')]: 'users',
    }),
  }
}

/** Users, memberships and visits of support, for operators; and for everybody where they work. */
export function usersModule(tenancy: Pick<Tenancy, 'shared' | 'open'>): Module {
  return defineModule('users', {
    scope: 'platform',
    tags: {
      users: 'Everybody who can log in',
      memberships: 'Who works at which business, as what',
      support_entries: 'Visits of operators and support to businesses',
      me: 'Who one is, and where one works',
    },
    routes: together(userResources(tenancy), supportEntryRoutes(tenancy), businessRoutes(tenancy), platformMeRoutes),
  })
}

/** The people of one business, the keys of its programs, and who of the platform was let in. */
export function membersModule(options: InvitationOptions & { config: UsersConfig }): Module {
  const { tenancy, config } = options
  return defineModule('members', {
    scope: 'tenant',
    tags: {
      me: 'Who one is here',
      members: 'Who may sign in, as what',
      invitations: 'Places that wait for somebody',
      api_keys: 'The keys of programs',
      support: 'Visits of the platform’s support',
    },
    routes: together(
      meRoutes,
      memberRoutes(tenancy),
      invitationRoutes(options),
      keyRoutes(tenancy),
      supportRoutes(tenancy, config),
    ),
  })
}
