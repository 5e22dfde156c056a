import { defineResource } from '../../core/resource/index.ts'
import { Text } from '../../core/shapes.ts'
import { CustomerBody } from './contract.ts'
import { CustomerNotFoundError } from './errors.ts'
import { customers } from './tables.ts'

export const customerRoutes = defineResource({
  path: '/customers',
  one: 'customer',
  table: customers,
  contract: CustomerBody,
  // Nobody writes an empty one; whoever booked with an address alone has none yet.
  readOnly: { name: Text },
  example: { name: 'Amina Berrada', email: 'amina@example.com', phone: '+212 612 345 678', language: 'fr' },
  filters: ['email', 'phone', 'language', 'created_at'],
  search: ['name', 'email', 'phone'],
  ordering: ['-created_at', 'name'],
  constraints: { customers_customer_email_unique: 'email' },
  permissions: { read: 'member', write: 'member' },
  notFound: CustomerNotFoundError,
})
