import type { TenantTx } from '@bookme/tenancy'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { audit, byOf } from '../../core/audit/index.ts'
import type { OwnRows } from '../../core/resource/index.ts'
import type { Seal } from '../../core/seal.ts'
import { IdParams } from '../../core/shapes.ts'
import { HealthNoteBody, NewHealthNoteBody } from './contract.ts'
import { CustomerNotFoundError, HealthNoteNotFoundError } from './errors.ts'
import { deleteHealthNote, findHealthNote, lockCustomer, writeHealthNote } from './queries.ts'
import type { Customer } from './tables.ts'

const tags = ['customers']
const config = { permission: 'customers.health', own: true } as const
const params = IdParams

const show = {
  ...{ operationId: 'customers_health_note_retrieve', summary: 'What concerns a customer’s health', tags, params },
  response: { 200: HealthNoteBody.describe('The note; that it was read is written down') },
  refusals: [CustomerNotFoundError, HealthNoteNotFoundError],
}
const write = {
  ...{ operationId: 'customers_health_note_update', summary: 'Write down what concerns a customer’s health' },
  ...{ tags, params, body: NewHealthNoteBody },
  response: { 200: HealthNoteBody.describe('The note as it is now') },
  refusals: [CustomerNotFoundError],
}
const remove = {
  ...{
    operationId: 'customers_health_note_destroy',
    summary: 'Forget what concerns a customer’s health',
    tags,
    params,
  },
  response: { 204: z.void().describe('Forgotten') },
  refusals: [CustomerNotFoundError, HealthNoteNotFoundError],
}

/** Apart from all else that is known of a customer: encrypted, for those who must know, and every look is an event. */
export function healthRoutes(seal: Seal, own: OwnRows): FastifyPluginAsyncZod {
  /** Nobody else changes the note of a customer meanwhile, nor deletes the customer. */
  const lock = async (tx: TenantTx, { params, ownStaffId }: FastifyRequest): Promise<Customer> => {
    const { id } = params as z.output<typeof IdParams>
    const customer = await lockCustomer(tx, id, ownStaffId === null ? undefined : own(ownStaffId, 'see'))
    if (customer === undefined) throw new CustomerNotFoundError(`There is no customer ${id} here.`)
    return customer
  }
  /** Who it is of, and never what it says. */
  const tell = (tx: TenantTx, request: FastifyRequest, verb: 'read' | 'write' | 'delete', customer: Customer) =>
    audit(tx, byOf(request), {
      ...{ action: `customers.health_${verb}`, objectType: 'customers', objectId: customer.id },
      objectLabel: customer.name,
    })
  const noNote = (id: string) => new HealthNoteNotFoundError(`Nothing is written down of the health of ${id}.`)
  const url = '/customers/:id/health_note/'

  return async (app) => {
    app.get(url, { schema: show, config }, async (request) =>
      request.tenant.transaction(async (tx) => {
        const customer = await lock(tx, request)
        const [note] = await Promise.all([findHealthNote(tx, customer.id), tell(tx, request, 'read', customer)])
        if (note === undefined) throw noNote(customer.id)
        const text = seal.open(request.tenant.id, customer.id, note.sealed)
        return { customer_id: customer.id, text, updated_at: note.updatedAt }
      }),
    )

    app.put(url, { schema: write, config }, async (request) =>
      request.tenant.transaction(async (tx) => {
        const customer = await lock(tx, request)
        const { text } = request.body
        const sealed = seal.seal(request.tenant.id, customer.id, text)
        const [written] = await Promise.all([
          writeHealthNote(tx, customer.id, sealed, request.now),
          tell(tx, request, 'write', customer),
        ])
        return { customer_id: customer.id, text, updated_at: written.updatedAt }
      }),
    )

    app.delete(url, { schema: remove, config }, async (request, reply) => {
      await request.tenant.transaction(async (tx) => {
        const customer = await lock(tx, request)
        const [isGone] = await Promise.all([deleteHealthNote(tx, customer.id), tell(tx, request, 'delete', customer)])
        if (!isGone) throw noNote(customer.id)
      })
      return reply.code(204).send()
    })
  }
}
