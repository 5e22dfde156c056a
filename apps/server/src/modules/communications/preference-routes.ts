import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { audit, byOf } from '../../core/audit/index.ts'
import { retrying } from '../../core/postgres.ts'
import { exactBody } from '../../core/resource/index.ts'
import { IdParams, Text } from '../../core/shapes.ts'
import { CustomerNotFoundError, lockCustomer } from '../customers/index.ts'
import { preferencesOf, setPreferences } from './preferences.ts'

const shape = { email: z.boolean(), sms: z.boolean(), whatsapp: z.boolean() }
const PreferencesBody = z.object(shape)
const PreferencesPut = exactBody({
  ...shape,
  source: Text.max(200).default('').describe('How it is known: `asked at the desk`'),
}).meta({ examples: [{ email: true, sms: true, whatsapp: false, source: 'asked at the desk' }] })

const tags = ['customers']
const params = IdParams
const url = '/customers/:id/preferences/'
const show = {
  operationId: 'customers_preferences_retrieve',
  summary: 'On which channels a customer gets messages',
  ...{ tags, params },
  response: { 200: PreferencesBody.describe('Whoever has said nothing gets them all') },
  refusals: [CustomerNotFoundError],
}
const write = {
  operationId: 'customers_preferences_update',
  summary: 'Say on which channels a customer wants messages',
  ...{ tags, params },
  body: PreferencesPut,
  response: { 200: PreferencesBody.describe('From the next message on') },
  refusals: [CustomerNotFoundError],
}

/** What customers want of each channel, for those who work there; customers say it in their own portal. */
export const preferenceRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(url, { schema: show, config: { permission: 'messages.read' } }, (request) =>
    request.tenant.transaction(async (tx) => {
      const { id } = request.params
      if ((await lockCustomer(tx, id, undefined)) === undefined) throw unknown(id)
      return preferencesOf(tx, [id])
    }),
  )

  app.put(url, { schema: write, config: { permission: 'customers.write' } }, (request) =>
    retrying(() =>
      request.tenant.transaction(async (tx) => {
        const { id } = request.params
        const { source, ...wanted } = request.body
        const customer = await lockCustomer(tx, id, undefined)
        if (customer === undefined) throw unknown(id)
        const before = await preferencesOf(tx, [id])
        await setPreferences(tx, [id], wanted, { source, now: request.now })
        await audit(tx, byOf(request), {
          ...{ action: 'customers.preferences', objectType: 'customers', objectId: id, objectLabel: customer.name },
          ...{ before, after: wanted },
        })
        return wanted
      }),
    ),
  )
}

const unknown = (id: string) => new CustomerNotFoundError(`There is no customer ${id} here.`)
