import { defineModule, type Module } from '../../core/module.ts'
import type { Limits } from '../tenants/index.ts'
import { serviceRoutes } from './routes.ts'

export function servicesModule(limits: Limits): Module {
  return defineModule('services', {
    scope: 'tenant',
    tags: {
      services: 'What can be booked',
      categories: 'Headings for what can be booked',
      needs: 'Rooms and devices that services need',
    },
    routes: serviceRoutes(limits),
  })
}
