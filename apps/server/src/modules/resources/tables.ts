import { tenantTable } from '@bookme/tenancy'
import { sql } from 'drizzle-orm'
import { boolean, check, index, smallint, text } from 'drizzle-orm/pg-core'
import { label } from '../../core/labels.ts'

/** A room, a chair, a device: what a service needs beside people. */
export const resources = tenantTable(
  'resources_resource',
  {
    name: text().notNull(),
    /** What serves the same purpose has the same type, in the business's own words: `cabine`. */
    type: text().notNull(),
    description: text().notNull().default(''),
    /** How many may use it at a time. */
    capacity: smallint().notNull().default(1),
    position: smallint().notNull().default(0),
    isActive: boolean().notNull().default(true),
  },
  (resource) => [
    index('resources_resource_type_index').on(resource.type),
    check('resources_resource_capacity_check', sql`${resource.capacity} between 1 and 1000`),
  ],
)
export type Resource = typeof resources.$inferSelect
label(resources, 'resource', ({ name }) => name)
