import type { Tenancy } from '@bookme/tenancy'
import type { FastifyPluginAsync } from 'fastify'
import { defineModule, type Module } from '../../core/module.ts'
import type {} from './plugin.ts'
import { userResources } from './resources.ts'

export { Credentials } from './contract.ts'
export { ForeignOriginError } from './errors.ts'
export { sweepLogIn } from './log-in/sweep.ts'
export { addMember, createSuperuser, findOrCreateUser } from './operations.ts'

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
export function createUsers(options: { tenancy: Pick<Tenancy, 'shared'>; config: UsersConfig }): {
  plugin: FastifyPluginAsync
} {
  const { secret, isProduction } = options.config
  if (secret.length < 32) {
    throw new TypeError(`The secret for sessions needs at least 32 characters; this one has ${secret.length}.`)
  }
  const plugin: FastifyPluginAsync = async (app) => {
    // Only a process that answers requests needs better-auth, which takes a third of a second to load.
    const { usersPlugin } = await import('./plugin.ts')
    await usersPlugin(app, { shared: options.tenancy.shared, secret, isProduction })
  }
  // What it adds to requests is for the whole application.
  return {
    plugin: Object.assign(plugin, {
      [Symbol.for('skip-override')]: true,
      [Symbol.for('fastify.display-name')]: 'users',
    }),
  }
}

/** Users and memberships, for operators. Log-in is {@link createUsers}. */
export function usersModule(tenancy: Pick<Tenancy, 'shared'>): Module {
  return defineModule('users', {
    scope: 'platform',
    tags: { users: 'Everybody who can log in', memberships: 'Who works at which business, as what' },
    routes: userResources(tenancy),
  })
}
