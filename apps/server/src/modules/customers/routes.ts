import { defineResource } from '../../core/resource/index.ts'
import { CustomerBody } from './contract.ts'
import { CustomerNotFoundError } from './errors.ts'
import { customers } from './tables.ts'

export const customerRoutes = defineResource({
  path: '/customers',
  one: 'customer',
  table: customers,
  contract: CustomerBody,
  example: { name: 'Amina Berrada', email: 'amina@example.com', phone: '+212 612 345 678', language: 'fr' },
  filters: ['email', 'phone', 'language', 'created_at'],
  search: ['name', 'email', 'phone'],
  ordering: ['-created_at', 'name'],
  constraints: { customers_customer_email_unique: 'email' },
  permissions: { read: 'member', write: 'member' },
  notFound: CustomerNotFoundError,
})
