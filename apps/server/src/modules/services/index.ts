import { defineModule, type Module } from '../../core/module.ts'
import type { Limits } from '../tenants/index.ts'
import { serviceRoutes } from './routes.ts'

export { checkAnswers } from './answers.ts'
export { InvalidAnswersError } from './errors.ts'
export { type AskedField, findCurrency, listCatalogue, listFields, type Offered } from './queries.ts'
export type { Field } from './tables.ts'

export function servicesModule(limits: Limits): Module {
  return defineModule('services', {
    scope: 'tenant',
    tags: {
      services: 'What can be booked',
      categories: 'Headings for what can be booked',
      needs: 'Rooms and devices that services need',
      variants: 'Ways in which a service is done, each with its duration and price',
      addons: 'What can be had on top of a service',
      fields: 'What customers are asked when they book a service',
    },
    routes: serviceRoutes(limits),
  })
}
