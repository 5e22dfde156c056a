import type { Tenancy } from '@bookme/tenancy'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { audit, byOf } from '../../../core/audit/index.ts'
import { together } from '../../../core/module.ts'
import { defineResource } from '../../../core/resource/index.ts'
import { IdParams } from '../../../core/shapes.ts'
import { fromWire, toWire } from '../../../core/wire.ts'
import {
  AccountInUseError,
  AccountNotFoundError,
  AccountTakenError,
  ProviderFixedError,
  UnknownSecretError,
} from '../errors.ts'
import { AccountBody, SecretsBody } from '../online/contract.ts'
import type { Providers } from '../providers/index.ts'
import { type ProviderAccount, type ProviderName, providerAccounts } from '../tables.ts'
import { findAccountById, keepSecrets, leaveAccount, lockAccount } from './accounts.ts'
import { claimAccount, releaseAccounts } from './owners.ts'
import type { AccountSeal, Secrets } from './secrets.ts'

export interface AccountOptions {
  providers: Providers
  seal: AccountSeal
  tenancy: Pick<Tenancy, 'shared'>
}

/** A business's contracts with providers. What is secret of them is written and never read: only that it is there. */
export function accountRoutes({ providers, seal, tenancy: { shared } }: AccountOptions) {
  const claiming = new WeakMap<FastifyRequest, ProviderName>()
  const resource = defineResource({
    path: '/payment_accounts',
    one: 'payment account',
    table: providerAccounts,
    contract: AccountBody,
    readOnly: { secrets: z.array(z.string()).describe('The names of the secrets there are'), is_usable: z.boolean() },
    example: { provider: 'cmi', is_active: true, is_test: true, public_id: '600001234' },
    // What was begun with one comes to its end with it, so none is deleted: it is switched off.
    only: ['list', 'retrieve', 'create', 'update', 'patch'],
    filters: ['provider', 'is_active'],
    ordering: ['provider', '-created_at'],
    permissions: { read: 'payments.accounts', write: 'payments.accounts' },
    notFound: AccountNotFoundError,
    refusals: [ProviderFixedError, AccountTakenError, AccountInUseError],
    toReply: ({ sealed: _, metadata, ...account }) => ({
      ...toWire(account),
      secrets: (metadata.secrets as string[] | undefined) ?? [],
      is_usable: providers.isUsable({ ...account, metadata, sealed: '' }),
    }),
    toRow: async (body, before, request, tx) => {
      if (before !== undefined && body.provider !== undefined && body.provider !== before.provider) {
        const message = `stays ${before.provider}: another provider is another account`
        throw new ProviderFixedError(`The provider ${message}.`, { faults: [{ field: 'provider', message }] })
      }
      const isOther = (body.public_id ?? before?.publicId) !== before?.publicId
      const isElsewhere = before?.provider === 'cmi' && (body.is_test ?? before.isTest) !== before.isTest
      if (before !== undefined && (isOther || isElsewhere)) await leaveAccount(tx, before, request.now)
      return fromWire(body)
    },
    // Whose it is stands in a shared table: it is claimed before the transaction, which would else hold a connection
    // and wait for a second one.
    guard: async (request) => {
      const { id } = request.params as { id?: string }
      const body = request.body as { provider: ProviderName; public_id?: string }
      const before = id === undefined ? undefined : await findAccountById(request.tenant.db, id)
      const provider = id === undefined ? body.provider : before?.provider
      if (provider !== undefined && body.public_id !== undefined) {
        await claimAccount(shared, request.tenant.id, { provider, publicId: body.public_id })
        claiming.set(request, provider)
      }
      return (_tx, write) => write()
    },
  })
  const accounts: FastifyPluginAsyncZod = async (app) => {
    app.addHook('onSend', async (request) => {
      const provider = claiming.get(request)
      if (provider !== undefined) await releaseAccounts(shared, request.tenant, provider)
    })
    await app.register(resource)
  }
  const schema = {
    operationId: 'payment_accounts_secrets',
    summary: 'Write the secrets of a payment account; those that are left out stay, and `null` forgets one',
    tags: ['payment_accounts'],
    params: IdParams,
    body: SecretsBody,
    response: { 204: z.void().describe('Written') },
    refusals: [AccountNotFoundError, UnknownSecretError],
  }
  // No POST: of those the body is remembered, as a hash that could be tried at leisure.
  const secrets: FastifyPluginAsyncZod = async (app) => {
    app.patch(
      '/payment_accounts/:id/secrets/',
      { schema, config: { permission: 'payments.accounts' } },
      async (request, reply) => {
        const { id } = request.params
        await request.tenant.transaction(async (tx) => {
          const account = await lockAccount(tx, id)
          if (account === undefined) throw new AccountNotFoundError(`There is no payment account ${id} here.`)
          assertKnown(providers, account, Object.keys(request.body))
          const all = { ...seal.open(request.tenant.id, account), ...request.body }
          const kept = Object.fromEntries(
            Object.entries(all).filter(([, value]) => typeof value === 'string'),
          ) as Secrets
          const names = Object.keys(kept).sort()
          await Promise.all([
            keepSecrets(tx, id, seal.seal(request.tenant.id, account, kept), names, request.now),
            audit(tx, byOf(request), {
              ...{ action: 'payment_accounts.secrets', objectType: 'payment_accounts', objectId: id },
              // Their names, and never what they are.
              ...{ objectLabel: account.provider, after: { changed: Object.keys(request.body).sort() } },
            }),
          ])
        })
        return reply.code(204).send()
      },
    )
  }
  return together(accounts, secrets)
}

/** @throws {UnknownSecretError} */
function assertKnown(providers: Providers, { provider }: ProviderAccount, names: readonly string[]): void {
  const { needed = [], optional = [] } = providers.find(provider)?.secrets ?? {}
  const strange = names.find((name) => ![...needed, ...optional].includes(name))
  if (strange === undefined) return
  const message = `is nothing that ${provider} knows`
  throw new UnknownSecretError(`The secret ${strange} ${message}.`, { faults: [{ field: strange, message }] })
}
