import { together } from '../../core/module.ts'
import { defineResource } from '../../core/resource/index.ts'
import { ResourceBody, ResourceClosureBody } from './contract.ts'
import { ResourceClosureNotFoundError, ResourceNotFoundError } from './errors.ts'
import { resourceClosures, resources } from './tables.ts'

const resourceResource = defineResource({
  path: '/resources',
  one: 'resource',
  table: resources,
  contract: ResourceBody,
  example: { name: 'Cabine 1', type: 'cabine' },
  filters: ['is_active', 'type', 'capacity'],
  search: ['name', 'description'],
  ordering: ['position', 'name', '-created_at'],
  permissions: { read: 'catalogue.read', write: 'catalogue.write' },
  notFound: ResourceNotFoundError,
})

const closureResource = defineResource({
  path: '/resource_closures',
  one: 'closure of a resource',
  table: resourceClosures,
  contract: ResourceClosureBody,
  filters: ['resource_id'],
  ordering: ['starts_at', '-created_at'],
  constraints: { resources_closure_order_check: 'ends_at' },
  permissions: { read: 'catalogue.read', write: 'catalogue.write' },
  notFound: ResourceClosureNotFoundError,
})

export const resourceRoutes = together(resourceResource, closureResource)
