import { tenantTable } from '@bookme/tenancy'
import { numeric, text } from 'drizzle-orm/pg-core'

export { domains, tenants } from './platform.ts'

export const services = tenantTable('services_service', {
  name: text().notNull(),
  price: numeric({ precision: 10, scale: 2 }),
})
