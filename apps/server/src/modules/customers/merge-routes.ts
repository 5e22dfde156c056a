import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { allows } from '../../core/access.ts'
import { audit, byOf } from '../../core/audit/index.ts'
import { IdempotencyConflictError } from '../../core/errors.ts'
import { IdempotencyHeaders, writeOnce } from '../../core/idempotency/index.ts'
import { exactBody, type OwnRows } from '../../core/resource/index.ts'
import type { Seal } from '../../core/seal.ts'
import { Decimal, Id, IdParams, Instant, stored } from '../../core/shapes.ts'
import { toDecimal, toWire } from '../../core/wire.ts'
import { CustomerBody } from './contract.ts'
import { CustomerNotFoundError, MergeRefusedError } from './errors.ts'
import { readFigures } from './figures.ts'
import { mergeCustomers } from './merge.ts'

const tags = ['customers']
const params = IdParams
const MergeBody = exactBody({ other_id: Id.describe('Who is the same, and is no more afterwards') }).meta({
  examples: [{ other_id: '01a20151-7c2e-7b6e-8a51-0f6d1c9f2a10' }],
})
const count = z.number().int()
const FiguresBody = z.object({
  visits: count.describe('That have begun, and were neither missed nor called off'),
  no_shows: count,
  cancelled: count,
  upcoming: count,
  first_visit: Instant.nullable(),
  last_visit: Instant.nullable(),
  next_visit: Instant.nullable(),
  spent: z
    .record(z.string(), Decimal)
    .nullable()
    .describe('Less what went back, tips apart, by currency; null for those who do not see money'),
})

const merge = {
  ...{ operationId: 'customers_merge', summary: 'Two customers are one: what the other has is theirs', tags, params },
  headers: IdempotencyHeaders,
  body: MergeBody,
  response: { 200: stored(CustomerBody.shape).describe('The customer as they are now') },
  refusals: [CustomerNotFoundError, MergeRefusedError, IdempotencyConflictError],
}
const figures = {
  ...{ operationId: 'customers_figures', summary: 'How often somebody came and what they paid', tags, params },
  response: { 200: FiguresBody },
  refusals: [CustomerNotFoundError],
}
const instantOf = (text: string | null) => (text === null ? null : Temporal.Instant.from(text))

/** Customers who are one, and what is to be said of one. */
export function mergeRoutes(seal: Seal, own: OwnRows): FastifyPluginAsyncZod {
  return async (app) => {
    const options = { schema: merge, config: { permission: 'customers.write' } } as const
    app.post('/customers/:id/merge/', options, async (request, reply) => {
      const ids = { id: request.params.id, otherId: request.body.other_id }
      const around = { tenantId: request.tenant.id, seal, now: request.now }
      return writeOnce(request, reply, 200, async (tx) => {
        const { customer, other } = await mergeCustomers(tx, ids, around)
        await audit(tx, byOf(request), {
          ...{ action: 'customers.merge', objectType: 'customers', objectId: customer.id, objectLabel: customer.name },
          before: { name: other.name, email: other.email, phone: other.phone },
          after: { other_id: other.id },
        })
        const wire = toWire(customer)
        return allows(request, 'customers.notes') ? wire : { ...wire, notes: '' }
      }) as never
    })

    const config = { permission: 'customers.read', own: true } as const
    app.get('/customers/:id/figures/', { schema: figures, config }, async (request) => {
      const { id } = request.params
      const within = request.ownStaffId === null ? undefined : own(request.ownStaffId, 'see')
      const found = await readFigures(request.tenant.db, id, { now: request.now, within })
      if (found === undefined) throw new CustomerNotFoundError(`There is no customer ${id} here.`)
      const { spent, first_visit, last_visit, next_visit, ...counts } = found
      return {
        ...counts,
        first_visit: instantOf(first_visit),
        last_visit: instantOf(last_visit),
        next_visit: instantOf(next_visit),
        spent: allows(request, 'payments.read')
          ? Object.fromEntries(spent.map(({ currency, minor }) => [currency, toDecimal(minor, currency)]))
          : null,
      }
    })
  }
}
