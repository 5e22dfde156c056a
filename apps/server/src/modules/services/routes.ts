import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { InvalidAmountError } from '../../core/errors.ts'
import { together } from '../../core/module.ts'
import { toMinor } from '../../core/money.ts'
import { defineResource } from '../../core/resource/index.ts'
import { fromWire, toDecimal, toWire } from '../../core/wire.ts'
import { LimitReachedError, type Limits } from '../tenants/index.ts'
import { CategoryBody, NeedBody, ServiceBody } from './contract.ts'
import { CategoryNotFoundError, NeedNotFoundError, ServiceNotFoundError } from './errors.ts'
import { categories, needs, services } from './tables.ts'

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
    },
    filters: ['is_active', 'category_id', 'duration_minutes'],
    search: ['name', 'description'],
    ordering: ['-created_at', 'name', 'position', 'price', 'duration_minutes'],
    columns: { price: 'priceMinor' },
    permissions: { read: 'everyone', write: 'member' },
    notFound: ServiceNotFoundError,
    refusals: [InvalidAmountError, LimitReachedError],
    toReply: (service) => ({ ...toWire(service), price: toDecimal(service.priceMinor, service.currency) }),
    toRow: ({ price, ...body }, before) => {
      const currency = body.currency ?? before?.currency ?? 'MAD'
      // In another currency the same decimals are another number of its smallest unit.
      const amount = price ?? (before && toDecimal(before.priceMinor, before.currency))
      const isPriced = price !== undefined || body.currency !== undefined
      return { ...fromWire(body), ...(isPriced && amount ? { priceMinor: toMinor('price', amount, currency) } : {}) }
    },
    guard: limits.within('maxServices', services),
  })
  const categoryResource = defineResource({
    path: '/categories',
    one: 'category',
    table: categories,
    contract: CategoryBody,
    example: { name: 'Coiffure', position: 1 },
    filters: ['is_active'],
    search: ['name'],
    ordering: ['position', 'name', '-created_at'],
    permissions: { read: 'everyone', write: 'member' },
    notFound: CategoryNotFoundError,
  })
  const needResource = defineResource({
    path: '/needs',
    one: 'need',
    table: needs,
    contract: NeedBody,
    filters: ['service_id', 'type'],
    ordering: ['type', '-created_at'],
    permissions: { read: 'member', write: 'member' },
    notFound: NeedNotFoundError,
  })
  return together(serviceResource, categoryResource, needResource)
}
