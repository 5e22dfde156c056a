import type { TenantDb, TenantTx } from '@bookme/tenancy'
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Language } from '../../core/i18n.ts'
import { inLanguage } from '../../core/translations.ts'
import {
  type Addon,
  addons,
  type Category,
  categories,
  type Field,
  fields,
  type Service,
  services,
  type Variant,
  variants,
} from './tables.ts'

/**
 * In what the prices of a service are; `undefined` where there is none. It stays so until the transaction ends: whoever
 * is about to change it holds the row, and then sees what was priced here.
 */
export async function findCurrency(tx: TenantTx, serviceId: string): Promise<string | undefined> {
  const [service] = await tx
    .select({ currency: services.currency })
    .from(services)
    .where(eq(services.id, serviceId))
    .for('key share')
  return service?.currency
}

/** Whether anything beside the service itself has a price in its currency; those of people are of another module. */
export async function hasOtherPrices(tx: TenantTx, serviceId: string): Promise<boolean> {
  const { rows } = await tx.execute<{ found: boolean }>(sql`
    select exists (select from services_variant where service_id = ${serviceId})
      or exists (select from services_addon where service_id = ${serviceId})
      or exists (select from staff_skill where service_id = ${serviceId} and price_minor is not null) as found`)
  return rows[0]?.found === true
}

/** A question as somebody reads it: `choices` are its options in their words, `options` what is written down. */
export interface AskedField extends Field {
  choices: readonly string[]
}

/**
 * What customers of these services are asked at present: one service after another, the questions of each in order.
 *
 * @param language - of whoever reads them; without it in the business's own words
 */
export async function listFields(
  db: Pick<TenantDb, 'select'>,
  serviceIds: readonly string[],
  language?: Language,
): Promise<AskedField[]> {
  const found = await db
    .select()
    .from(fields)
    .where(and(inArray(fields.serviceId, [...serviceIds]), fields.isActive))
    .orderBy(fields.position, fields.label)
  return found
    .toSorted((one, other) => serviceIds.indexOf(one.serviceId) - serviceIds.indexOf(other.serviceId))
    .map((field) => {
      const { label, options } = inLanguage(field, language)
      // One that was added since has no word of its own yet.
      return { ...field, label, choices: field.options.map((option, index) => options[index] ?? option) }
    })
}

/** A service with the ways in which it is done and what can be added, as customers choose among them. */
export interface Offered extends Service {
  variants: Variant[]
  addons: Addon[]
}

/**
 * What is offered to customers, in the business's own order: what stands under no heading comes last.
 *
 * @param language - in which they read; without it in the business's own words
 */
export async function listCatalogue(
  db: TenantDb,
  language?: Language,
): Promise<{ category: Category | undefined; services: [Offered, ...Offered[]] }[]> {
  const [headings, offered, ways, extras] = await Promise.all([
    db.select().from(categories).where(eq(categories.isActive, true)).orderBy(categories.position, categories.name),
    db
      .select()
      .from(services)
      .where(eq(services.isActive, true))
      .orderBy(services.position, services.name, services.id),
    db.select().from(variants).where(eq(variants.isActive, true)).orderBy(variants.position, variants.name),
    db.select().from(addons).where(eq(addons.isActive, true)).orderBy(addons.position, addons.name),
  ])
  const read = <Row extends { translations: object }>(row: Row) => inLanguage(row, language)
  const all = offered.map(
    (service): Offered => ({
      ...read(service),
      variants: ways.filter(({ serviceId }) => serviceId === service.id).map(read),
      addons: extras.filter(({ serviceId }) => serviceId === service.id).map(read),
    }),
  )
  const known = new Set(headings.map(({ id }) => id))
  const isLoose = ({ categoryId }: Offered) => categoryId === null || !known.has(categoryId)
  return [
    ...headings
      .map(read)
      .map((category) => ({ category, services: all.filter(({ categoryId }) => categoryId === category.id) })),
    { category: undefined, services: all.filter(isLoose) },
  ].flatMap(({ category, services: [first, ...others] }) =>
    first === undefined ? [] : [{ category, services: [first, ...others] as [Offered, ...Offered[]] }],
  )
}
