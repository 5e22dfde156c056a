import { defineModule, type Module, together } from '../../core/module.ts'
import type { SealKeys } from '../../core/seal.ts'
import { healthRoutes } from './health-routes.ts'
import { importRoutes } from './import-routes.ts'
import { mergeRoutes } from './merge-routes.ts'
import { customerRoutes, ofOwnCustomer } from './routes.ts'
import { healthSeal } from './seal.ts'

export { assertWelcome, type Comer } from './blocking.ts'
export { CustomerBlockedError, CustomerNotFoundError, PleaseCallError } from './errors.ts'
export { findOrCreateCustomer, lockCustomer } from './queries.ts'
export { resealNotes } from './reseal.ts'

/** @param options.healthKeys - health notes are sealed under the first of them */
export function customersModule({ healthKeys }: { healthKeys: SealKeys }): Module {
  const seal = healthSeal(healthKeys)
  return defineModule('customers', {
    scope: 'tenant',
    tags: { customers: 'The people who book' },
    routes: together(
      // Before what is found by an id.
      importRoutes(ofOwnCustomer),
      customerRoutes,
      healthRoutes(seal, ofOwnCustomer),
      mergeRoutes(seal, ofOwnCustomer),
    ),
  })
}
