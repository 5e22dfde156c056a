import { tenantTable } from '@bookme/tenancy'
import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { wallMoment } from '../../core/columns.ts'
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

/** A stretch of wall time in which a resource cannot be used. */
export const resourceClosures = tenantTable(
  'resources_closure',
  {
    resourceId: uuid().notNull(),
    startsAt: wallMoment().notNull(),
    endsAt: wallMoment().notNull(),
    reason: text().notNull().default(''),
  },
  (closure) => [
    foreignKey({
      name: 'resources_closure_resource_fk',
      columns: [closure.resourceId],
      foreignColumns: [resources.id],
    }).onDelete('cascade'),
    index('resources_closure_resource_index').on(closure.resourceId, closure.endsAt),
    check('resources_closure_order_check', sql`${closure.startsAt} < ${closure.endsAt}`),
  ],
)
export type ResourceClosure = typeof resourceClosures.$inferSelect
label(resourceClosures, 'closure', ({ startsAt, endsAt }) => `${startsAt} to ${endsAt}`)
