import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

/** A part of the application with routes of its own, below /api. */
export interface Module {
  name: string
  /** Its routes exist on tenants' hosts only, or on the platform's own only. */
  scope: 'tenant' | 'platform'
  routes: FastifyPluginAsyncZod
}

export function defineModule(name: string, { scope, routes }: Omit<Module, 'name'>): Module {
  return { name, scope, routes }
}
