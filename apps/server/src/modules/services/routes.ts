import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { NoSuchAddressError } from '../../core/errors.ts'
import { envelope, pageOf, rowsOf } from '../../core/pagination.ts'
import { IdParams } from '../../core/shapes.ts'
import { toDecimal, toWire } from '../../core/wire.ts'
import { ServiceBody, ServicesQuery } from './contract.ts'
import { ServiceNotFoundError } from './errors.ts'
import { getService } from './operations.ts'
import { listServices } from './queries.ts'
import type { Service } from './tables.ts'

const serviceToWire = (service: Service) => ({
  ...toWire(service),
  price: toDecimal(service.priceMinor, service.currency),
})

const tags = ['services']
const list = {
  operationId: 'services_list',
  summary: 'List services',
  tags,
  querystring: ServicesQuery,
  response: { 200: pageOf(ServiceBody).describe('One page, and the way to its neighbours') },
  refusals: [NoSuchAddressError],
}
const retrieve = {
  operationId: 'services_retrieve',
  summary: 'Retrieve a service',
  tags,
  params: IdParams,
  response: { 200: ServiceBody.describe('The service') },
  refusals: [ServiceNotFoundError],
}

export const serviceRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get('/services/', { schema: list, config: { permission: 'everyone' } }, async (request) => {
    const { is_active: isActive, ...page } = request.query
    const { count, rows } = await listServices(request.tenant.db, { isActive }, rowsOf(page))
    return envelope(request, page, count, rows.map(serviceToWire))
  })

  app.get('/services/:id/', { schema: retrieve, config: { permission: 'everyone' } }, async (request) =>
    serviceToWire(await getService(request.tenant.db, request.params.id)),
  )
}
