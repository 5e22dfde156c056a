import type { TenantTx } from '@bookme/tenancy'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { actorOf } from '../../core/actor.ts'
import { byOf } from '../../core/audit/index.ts'
import { defineResource, type OwnRows } from '../../core/resource/index.ts'
import { Instant, Text } from '../../core/shapes.ts'
import { fromWire } from '../../core/wire.ts'
import { block, unblock } from './blocking.ts'
import { BlockBody, CustomerBody } from './contract.ts'
import { CustomerNotFoundError } from './errors.ts'
import { listed } from './listed.ts'
import { customers } from './tables.ts'

/** Whoever was booked with them. By the tables' names: bookings know customers, and not the reverse. */
export const ofOwnCustomer: OwnRows = (staffId) => sql`exists (
  select from bookings_booking b join bookings_item i on i.booking_id = b.id
  where b.customer_id = customers_customer.id and i.staff_id = ${staffId}::uuid
)`

export const customerRoutes = defineResource({
  path: '/customers',
  one: 'customer',
  table: customers,
  contract: CustomerBody,
  // Nobody writes an empty one; whoever booked with an address alone has none yet.
  readOnly: {
    name: Text,
    phone_verified_at: Instant.nullable().describe('Since when the number is known to be theirs; null: it is not'),
    blocked_at: Instant.nullable().describe('Since when they cannot book by themselves; null: they can'),
    blocked_reason: Text.describe('Why, for those who work there'),
    blocked_by_name: z.string().describe('Who blocked them'),
  },
  example: { name: 'Amina Berrada', email: 'amina@example.com', phone: '+212 612 345 678', language: 'fr' },
  // Whoever works there and writes a number says whose it is; what was there before and only comes again says nothing.
  toRow: (body, before, { now }) => ({
    ...fromWire(body),
    ...(body.phone === undefined || body.phone === (before?.phone ?? '')
      ? {}
      : { phoneVerifiedAt: body.phone === '' ? null : now }),
  }),
  filters: ['id', 'email', 'phone', 'language', 'created_at', 'blocked_at'],
  search: ['name', 'email', 'phone'],
  ordering: ['-created_at', 'name'],
  constraints: { customers_customer_email_unique: 'email' },
  permissions: { read: 'customers.read', write: 'customers.write' },
  own: ofOwnCustomer,
  listed,
  guarded: {
    notes: { read: 'customers.notes', write: 'customers.notes' },
    blocked_reason: { read: 'customers.notes' },
  },
  // Nothing takes them out of the audit again.
  secret: ['notes'],
  // Of people whom the platform let in, the business sees whom they looked at.
  sensitive: (request) => byOf(request).actorKind === 'support',
  notFound: CustomerNotFoundError,
  actions: {
    block: {
      on: 'one',
      summary: 'They cannot book by themselves any more: online they are asked to call',
      permission: 'customers.write',
      body: BlockBody,
      // The reason is a note like any other: nothing would take it out of the audit again.
      audit: () => ({ after: { blocked: true } }),
      work: ({ tx, request, id, body }) => {
        const { reason } = body as { reason: string }
        return block(tx as TenantTx, id, { reason, at: request.now, ...actorOf(request) })
      },
    },
    unblock: {
      on: 'one',
      summary: 'They can book by themselves again',
      permission: 'customers.write',
      audit: () => ({ after: { blocked: false } }),
      work: ({ tx, id }) => unblock(tx as TenantTx, id),
    },
  },
})
