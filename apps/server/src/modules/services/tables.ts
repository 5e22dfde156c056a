import { tenantTable } from '@bookme/tenancy'
import { sql } from 'drizzle-orm'
import { boolean, check, foreignKey, index, integer, jsonb, smallint, text, unique, uuid } from 'drizzle-orm/pg-core'
import { oneOf } from '../../core/columns.ts'
import { label } from '../../core/labels.ts'
import type { languages } from '../../core/shapes.ts'
import type { Translations } from '../../core/translations.ts'

/** Its words in other languages than the business's own. */
const translations = <Field extends string>() => jsonb().$type<Translations<Field>>().notNull().default({})

/** The headings under which a business shows its services. */
export const categories = tenantTable('services_category', {
  name: text().notNull(),
  description: text().notNull().default(''),
  translations: translations<'name' | 'description'>(),
  /** Where it stands in the list: ascending, equals by name. */
  position: smallint().notNull().default(0),
  isActive: boolean().notNull().default(true),
})
export type Category = typeof categories.$inferSelect
label(categories, 'category', ({ name }) => name)

/** What a business offers. */
export const services = tenantTable(
  'services_service',
  {
    name: text().notNull(),
    description: text().notNull().default(''),
    translations: translations<'name' | 'description'>(),
    categoryId: uuid(),
    durationMinutes: integer().notNull().default(60),
    /** In the currency's smallest unit: centimes of a dirham. */
    priceMinor: integer().notNull(),
    /** ISO 4217. */
    currency: text().notNull().default('MAD'),
    position: smallint().notNull().default(0),
    isActive: boolean().notNull().default(true),
    /** From one offered start to the next; `null`: the duration. */
    intervalMinutes: integer(),
    /** Before and after the appointment, when its person is busy and the customer is not there. */
    bufferBeforeMinutes: integer().notNull().default(0),
    bufferAfterMinutes: integer().notNull().default(0),
    /** From the start: when the person may do something else, as while a colour sets. */
    freeMinutes: jsonb().$type<[number, number][]>().notNull().default([]),
    /** How long before its start it can still be booked. */
    minNoticeMinutes: integer().notNull().default(0),
    /** How many dates ahead it can be booked; 0 is today alone. */
    horizonDays: integer().notNull().default(365),
    /** Seats of one session; 1 is no class. */
    capacity: smallint().notNull().default(1),
    /** Sessions on one date; `null` is no limit. */
    maxPerDay: smallint(),
    /** Bookings wait until somebody confirms them. */
    requiresApproval: boolean().notNull().default(false),
    /** How long before the start customers are reminded, from early to late; `null`: as the business does. */
    reminderMinutes: jsonb().$type<number[]>(),
    /** Of the price, before a booking stands; `null`: as the policy says. */
    depositPercent: smallint(),
  },
  (service) => [
    foreignKey({
      name: 'services_service_category_fk',
      columns: [service.categoryId],
      foreignColumns: [categories.id],
    }),
    index('services_service_category_index').on(service.categoryId),
    check('services_service_duration_check', sql`${service.durationMinutes} between 1 and 1440`),
    check('services_service_interval_check', sql`${service.intervalMinutes} between 1 and 1440`),
    check(
      'services_service_buffer_check',
      sql`${service.bufferBeforeMinutes} between 0 and 1440 and ${service.bufferAfterMinutes} between 0 and 1440`,
    ),
    check('services_service_notice_check', sql`${service.minNoticeMinutes} between 0 and 525600`),
    check('services_service_horizon_check', sql`${service.horizonDays} between 0 and 731`),
    check('services_service_capacity_check', sql`${service.capacity} between 1 and 1000`),
    check('services_service_per_day_check', sql`${service.maxPerDay} > 0`),
    check('services_service_price_check', sql`${service.priceMinor} >= 0`),
    check('services_service_deposit_check', sql`${service.depositPercent} between 0 and 100`),
    check('services_service_currency_check', sql`${service.currency} ~ '^[A-Z]{3}$'`),
  ],
)
export type Service = typeof services.$inferSelect
label(services, 'service', ({ name }) => name)

/** What a service needs beside people: so many units of one resource of a type. */
export const needs = tenantTable(
  'services_need',
  {
    serviceId: uuid().notNull(),
    /** As `resources_resource.type` has it. */
    type: text().notNull(),
    units: smallint().notNull().default(1),
  },
  (need) => [
    foreignKey({ name: 'services_need_service_fk', columns: [need.serviceId], foreignColumns: [services.id] }).onDelete(
      'cascade',
    ),
    unique('services_need_unique').on(need.serviceId, need.type),
    check('services_need_units_check', sql`${need.units} between 1 and 1000`),
  ],
)
export type Need = typeof needs.$inferSelect
label(needs, 'need', ({ type, units }) => `${units} × ${type}`)

/** One of the ways in which a service is done, with a duration and a price of its own: short hair, long hair. */
export const variants = tenantTable(
  'services_variant',
  {
    serviceId: uuid().notNull(),
    name: text().notNull(),
    description: text().notNull().default(''),
    translations: translations<'name' | 'description'>(),
    durationMinutes: integer().notNull(),
    /** In the service's currency. */
    priceMinor: integer().notNull(),
    position: smallint().notNull().default(0),
    isActive: boolean().notNull().default(true),
  },
  (variant) => [
    foreignKey({
      name: 'services_variant_service_fk',
      columns: [variant.serviceId],
      foreignColumns: [services.id],
    }).onDelete('cascade'),
    unique('services_variant_name_unique').on(variant.serviceId, variant.name),
    check('services_variant_duration_check', sql`${variant.durationMinutes} between 1 and 1440`),
    check('services_variant_price_check', sql`${variant.priceMinor} >= 0`),
  ],
)
export type Variant = typeof variants.$inferSelect
label(variants, 'variant', ({ name }) => name)

/** What can be had on top of a service; it adds to duration and price. */
export const addons = tenantTable(
  'services_addon',
  {
    serviceId: uuid().notNull(),
    name: text().notNull(),
    description: text().notNull().default(''),
    translations: translations<'name' | 'description'>(),
    durationMinutes: integer().notNull().default(0),
    /** In the service's currency. */
    priceMinor: integer().notNull().default(0),
    position: smallint().notNull().default(0),
    isActive: boolean().notNull().default(true),
  },
  (addon) => [
    foreignKey({
      name: 'services_addon_service_fk',
      columns: [addon.serviceId],
      foreignColumns: [services.id],
    }).onDelete('cascade'),
    unique('services_addon_name_unique').on(addon.serviceId, addon.name),
    check('services_addon_duration_check', sql`${addon.durationMinutes} between 0 and 1440`),
    check('services_addon_price_check', sql`${addon.priceMinor} >= 0`),
  ],
)
export type Addon = typeof addons.$inferSelect
label(addons, 'add-on', ({ name }) => name)

export const fieldKinds = ['text', 'long_text', 'number', 'yes_no', 'choice', 'date'] as const

/** What customers are asked when they book a service. */
export const fields = tenantTable(
  'services_field',
  {
    serviceId: uuid().notNull(),
    /** The question, as customers read it. */
    label: text().notNull(),
    kind: text().$type<(typeof fieldKinds)[number]>().notNull().default('text'),
    /** Of a choice: what can be chosen. */
    options: jsonb().$type<string[]>().notNull().default([]),
    /** The question, and what can be chosen: each in the place of the option that it stands for. */
    translations: jsonb()
      .$type<Partial<Record<(typeof languages)[number], { label?: string; options?: string[] }>>>()
      .notNull()
      .default({}),
    isRequired: boolean().notNull().default(false),
    position: smallint().notNull().default(0),
    isActive: boolean().notNull().default(true),
  },
  (field) => [
    foreignKey({
      name: 'services_field_service_fk',
      columns: [field.serviceId],
      foreignColumns: [services.id],
    }).onDelete('cascade'),
    unique('services_field_label_unique').on(field.serviceId, field.label),
    check('services_field_kind_check', sql`${field.kind} ${oneOf(fieldKinds)}`),
  ],
)
export type Field = typeof fields.$inferSelect
label(fields, 'field', ({ label: question }) => question)
