import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { ForeignOriginError } from '../../../core/errors.ts'
import { PasskeyNotFoundError, PasskeyRefusedError, StaleSessionError, TooManyAttemptsError } from '../errors.ts'
import {
  AssertionBody,
  DoneBody,
  EnteredBody,
  IdBody,
  OptionsBody,
  PasskeyBody,
  PasskeysBody,
  RegistrationBody,
  RenamedBody,
} from './contract.ts'
import type { Desk } from './desk.ts'
import {
  addPasskey,
  enterByPasskey,
  listPasskeys,
  optionsToAdd,
  optionsToEnter,
  type Passkey,
  removePasskey,
  renamePasskey,
} from './passkeys.ts'
import { openRoute, ownRoute } from './route.ts'

const shown = ({ id, name, host, backedUp, createdAt, lastUsedAt }: Passkey) => ({
  ...{ id, name, host, backedUp },
  createdAt: createdAt.toString(),
  lastUsedAt: lastUsedAt?.toString() ?? null,
})

/** Passkeys (WebAuthn): a key of a device instead of a password, for the host on which it was made. */
export function passkeyRoutes(scope: FastifyInstance, desk: Desk): void {
  const app = scope.withTypeProvider<ZodTypeProvider>()
  const refusals = [ForeignOriginError]

  app.post(
    '/api/auth/passkey/generate-register-options',
    ownRoute({
      operationId: 'passkey_register_options',
      summary: 'Begin to add a passkey',
      response: { 200: OptionsBody },
      refusals: [...refusals, StaleSessionError],
    }),
    async (request) => ({ ...(await optionsToAdd(desk, request)) }),
  )

  app.post(
    '/api/auth/passkey/verify-registration',
    ownRoute({
      operationId: 'passkey_register',
      summary: 'Add a passkey',
      body: RegistrationBody,
      response: { 200: PasskeyBody },
      refusals: [...refusals, StaleSessionError, PasskeyRefusedError],
    }),
    async (request) => {
      const { name, response } = request.body
      // The library reads it, and throws at whatever is not as it should be.
      return shown(await addPasskey(desk, request, { name, response: response as unknown as RegistrationResponseJSON }))
    },
  )

  app.post(
    '/api/auth/passkey/generate-authenticate-options',
    openRoute({
      operationId: 'passkey_sign_in_options',
      summary: 'Begin to sign in with a passkey',
      response: { 200: OptionsBody },
      refusals: [...refusals, TooManyAttemptsError],
    }),
    async (request, reply) => ({ ...(await optionsToEnter(desk, request, reply)) }),
  )

  app.post(
    '/api/auth/passkey/verify-authentication',
    openRoute({
      operationId: 'passkey_sign_in',
      summary: 'Sign in with a passkey; no second factor is asked for',
      body: AssertionBody,
      response: { 200: EnteredBody },
      refusals: [...refusals, PasskeyRefusedError, TooManyAttemptsError],
    }),
    (request, reply) =>
      enterByPasskey(desk, request, reply, request.body.response as unknown as AuthenticationResponseJSON),
  )

  app.get(
    '/api/auth/passkey/list-user-passkeys',
    ownRoute({ operationId: 'list_passkeys', summary: 'List one’s own passkeys', response: { 200: PasskeysBody } }),
    async (request) => (await listPasskeys(desk, request)).map(shown),
  )

  app.post(
    '/api/auth/passkey/update-passkey',
    ownRoute({
      operationId: 'rename_passkey',
      summary: 'Call a passkey otherwise',
      body: RenamedBody,
      response: { 200: PasskeyBody },
      refusals: [...refusals, PasskeyNotFoundError],
    }),
    async (request) => shown(await renamePasskey(desk, request, request.body)),
  )

  app.post(
    '/api/auth/passkey/delete-passkey',
    ownRoute({
      operationId: 'delete_passkey',
      summary: 'Remove a passkey',
      body: IdBody,
      response: { 200: DoneBody },
      refusals: [...refusals, PasskeyNotFoundError],
    }),
    async (request) => {
      await removePasskey(desk, request, request.body.id)
      return { status: true } as const
    },
  )
}
