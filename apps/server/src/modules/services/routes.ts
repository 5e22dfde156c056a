import type { TenantTx } from '@bookme/tenancy'
import { sql } from 'drizzle-orm'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { InvalidAmountError, UnknownReferenceError } from '../../core/errors.ts'
import { together } from '../../core/module.ts'
import { toMinor } from '../../core/money.ts'
import { defineResource } from '../../core/resource/index.ts'
import { Currency } from '../../core/shapes.ts'
import { fromWire, toDecimal, toWire } from '../../core/wire.ts'
import { LimitReachedError, type Limits } from '../tenants/index.ts'
import { AddonBody, CategoryBody, DuplicateBody, FieldBody, NeedBody, ServiceBody, VariantBody } from './contract.ts'
import { duplicate } from './duplicate.ts'
import {
  AddonNotFoundError,
  CategoryNotFoundError,
  CurrencyInUseError,
  FieldNotFoundError,
  FixedServiceError,
  InvalidOptionsError,
  NeedNotFoundError,
  ServiceNotFoundError,
  VariantNotFoundError,
} from './errors.ts'
import { findCurrency, hasOtherPrices } from './queries.ts'
import { addons, categories, type Field, fields, needs, services, variants } from './tables.ts'

/** Of a service, in the examples of what belongs to one. */
const exampleId = '019b76da-a800-7000-8000-000000000000'

/** @param limits - how many services the tenant's tier allows */
export function serviceRoutes(limits: Limits): FastifyPluginAsyncZod {
  const serviceResource = defineResource({
    path: '/services',
    one: 'service',
    table: services,
    contract: ServiceBody,
    example: {
      name: 'Coupe femme',
      duration_minutes: 45,
      price: '180.00',
      description: 'Shampoing, coupe et coiffage',
      translations: { ar: { name: 'قص شعر نسائي', description: 'غسل وقص وتصفيف' }, en: { name: 'Women’s haircut' } },
    },
    filters: ['is_active', 'category_id', 'duration_minutes'],
    search: ['name', 'description', 'translations'],
    ordering: ['-created_at', 'name', 'position', 'price', 'duration_minutes'],
    columns: { price: 'priceMinor' },
    permissions: { read: 'everyone', write: 'catalogue.write' },
    guarded: {
      price: { write: 'prices.write' },
      currency: { write: 'prices.write' },
      deposit_percent: { write: 'prices.write' },
    },
    notFound: ServiceNotFoundError,
    refusals: [InvalidAmountError, LimitReachedError, CurrencyInUseError],
    toReply: (service) => ({ ...toWire(service), price: toDecimal(service.priceMinor, service.currency) }),
    toRow: async ({ price, ...body }, before, _request, tx) => {
      const currency = body.currency ?? before?.currency ?? 'MAD'
      if (before !== undefined && currency !== before.currency && (await hasOtherPrices(tx, before.id))) {
        const message = `Its variants, add-ons or people have prices in ${before.currency}: remove those first, or make another service for ${currency}.`
        throw new CurrencyInUseError(message, { faults: [{ field: 'currency', message }] })
      }
      // In another currency the same decimals are another number of its smallest unit.
      const amount = price ?? (before && toDecimal(before.priceMinor, before.currency))
      const isPriced = price !== undefined || body.currency !== undefined
      return { ...fromWire(body), ...(isPriced && amount ? { priceMinor: toMinor('price', amount, currency) } : {}) }
    },
    guard: limits.within('maxServices', services),
    actions: {
      duplicate: {
        on: 'one',
        summary: 'Make another like it, with all that belongs to it; switched off until somebody has looked at it',
        permission: 'catalogue.write',
        body: DuplicateBody,
        refusals: [LimitReachedError],
        audit: ({ id, result }) => {
          const { id: made, name } = result as { id: string; name: string }
          return { objectId: made, objectLabel: name, after: { name, copy_of: id } }
        },
        work: ({ tx, id, body }) => duplicate(tx, id, (body as z.output<typeof DuplicateBody>).name),
      },
    },
  })
  const categoryResource = defineResource({
    path: '/categories',
    one: 'category',
    table: categories,
    contract: CategoryBody,
    example: { name: 'Coiffure', translations: { ar: { name: 'تصفيف الشعر' } }, position: 1 },
    filters: ['is_active'],
    search: ['name', 'description', 'translations'],
    ordering: ['position', 'name', '-created_at'],
    permissions: { read: 'everyone', write: 'catalogue.write' },
    notFound: CategoryNotFoundError,
  })
  const needResource = defineResource({
    path: '/needs',
    one: 'need',
    table: needs,
    contract: NeedBody,
    filters: ['service_id', 'type'],
    ordering: ['type', '-created_at'],
    permissions: { read: 'catalogue.read', write: 'catalogue.write' },
    notFound: NeedNotFoundError,
  })
  const variantResource = defineResource({
    path: '/variants',
    one: 'variant',
    table: variants,
    contract: VariantBody,
    readOnly: { currency: Currency },
    example: {
      ...{ service_id: exampleId, name: 'Cheveux longs', duration_minutes: 60, price: '180.00' },
      translations: { ar: { name: 'شعر طويل' }, en: { name: 'Long hair' } },
    },
    filters: ['service_id', 'is_active'],
    ordering: ['position', 'name', '-created_at'],
    computed: {
      currency: sql`(select s.currency from services_service s where s.id = services_variant.service_id)`,
    },
    permissions: { read: 'everyone', write: 'catalogue.write' },
    guarded: { price: { write: 'prices.write' } },
    notFound: VariantNotFoundError,
    refusals: [InvalidAmountError, FixedServiceError],
    toReply: toPriced,
    toRow: fromPriced,
  })
  const addonResource = defineResource({
    path: '/addons',
    one: 'add-on',
    table: addons,
    contract: AddonBody,
    readOnly: { currency: Currency },
    example: {
      ...{ service_id: exampleId, name: 'Masque hydratant', duration_minutes: 10, price: '50.00' },
      translations: { ar: { name: 'قناع مرطب' }, en: { name: 'Moisturising mask' } },
    },
    filters: ['service_id', 'is_active'],
    ordering: ['position', 'name', '-created_at'],
    computed: {
      currency: sql`(select s.currency from services_service s where s.id = services_addon.service_id)`,
    },
    permissions: { read: 'everyone', write: 'catalogue.write' },
    guarded: { price: { write: 'prices.write' } },
    notFound: AddonNotFoundError,
    refusals: [InvalidAmountError, FixedServiceError],
    toReply: toPriced,
    toRow: fromPriced,
  })
  const fieldResource = defineResource({
    path: '/fields',
    one: 'field',
    table: fields,
    contract: FieldBody,
    example: {
      service_id: exampleId,
      label: 'Quel style de motifs souhaitez-vous\u202f?',
      kind: 'choice',
      options: ['Fassi', 'Marrakchi', 'Khaliji'],
      translations: { ar: { label: 'أي نمط من النقوش تريدين؟', options: ['فاسي', 'مراكشي', 'خليجي'] } },
    },
    filters: ['service_id', 'is_active'],
    ordering: ['position', 'label', '-created_at'],
    permissions: { read: 'everyone', write: 'catalogue.write' },
    notFound: FieldNotFoundError,
    refusals: [FixedServiceError, InvalidOptionsError],
    toRow: (body, before) => {
      assertSameService(body, before)
      assertOptions({ kind: 'text', options: [], ...before, ...body })
      return fromWire(body)
    },
  })
  return together(serviceResource, categoryResource, needResource, variantResource, addonResource, fieldResource)
}

/** A row of a service, with a price in that service's currency. */
interface Priced {
  serviceId: string
  priceMinor: number
  currency: string
}

function toPriced(row: object): object {
  const { priceMinor, currency } = row as Priced
  return { ...toWire(row), price: toDecimal(priceMinor, currency) }
}

async function fromPriced(
  { price, ...body }: { service_id?: string; price?: string },
  before: object | undefined,
  _request: unknown,
  tx: TenantTx,
): Promise<object> {
  const stored = before as Priced | undefined
  assertSameService(body, stored)
  if (price === undefined) return fromWire(body)
  const currency = stored?.currency ?? (await findCurrency(tx, body.service_id as string))
  if (currency === undefined) {
    const message = 'There is no service with this id here.'
    throw new UnknownReferenceError(message, { faults: [{ field: 'service_id', message }] })
  }
  return { ...fromWire(body), priceMinor: toMinor('price', price, currency) }
}

function assertSameService({ service_id: wanted }: { service_id?: string }, before?: { serviceId: string }): void {
  if (before === undefined || wanted === undefined || wanted.toLowerCase() === before.serviceId) return
  const message = `It belongs to the service ${before.serviceId} for good, as bookings refer to it: make a new one for another service.`
  throw new FixedServiceError(message, { faults: [{ field: 'service_id', message }] })
}

function assertOptions({ kind, options }: Pick<Field, 'kind' | 'options'>): void {
  if ((kind === 'choice') === options.length > 0) return
  const message = kind === 'choice' ? 'A choice needs options.' : `Only a choice has options: send none with ${kind}.`
  throw new InvalidOptionsError(message, { faults: [{ field: 'options', message }] })
}
