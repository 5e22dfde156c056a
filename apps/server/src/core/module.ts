import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { HostKind } from './access.ts'

/** A part of the application with routes of its own, below /api. */
export interface Module {
  name: string
  /** Its routes exist on tenants' hosts only, on the platform's own only, or on both. */
  scope: HostKind
  /** What its routes are about, by the tags they carry in the OpenAPI document. */
  tags: Readonly<Record<string, string>>
  routes: FastifyPluginAsyncZod
}

export function defineModule(name: string, { scope, tags, routes }: Omit<Module, 'name'>): Module {
  return { name, scope, tags, routes }
}

/** The routes of several resources as one. */
export function together(...parts: FastifyPluginAsyncZod[]): FastifyPluginAsyncZod {
  return async (app) => {
    for (const part of parts) await app.register(part)
  }
}
