import { defineResource } from '../../core/resource/index.ts'
import { ResourceBody } from './contract.ts'
import { ResourceNotFoundError } from './errors.ts'
import { resources } from './tables.ts'

export const resourceRoutes = defineResource({
  path: '/resources',
  one: 'resource',
  table: resources,
  contract: ResourceBody,
  example: { name: 'Cabine 1', type: 'cabine' },
  filters: ['is_active', 'type', 'capacity'],
  search: ['name', 'description'],
  ordering: ['position', 'name', '-created_at'],
  permissions: { read: 'member', write: 'member' },
  notFound: ResourceNotFoundError,
})
