import type { SharedDb, Tenancy, TenantDb } from '@bookme/tenancy'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { audit, auditShared, byOf } from '../../core/audit/index.ts'
import { sharedAuditEvents } from '../../core/audit/shared-tables.ts'
import { auditEvents } from '../../core/audit/tables.ts'
import { toCsv } from '../../core/csv.ts'
import { InvalidCursorError } from '../../core/errors.ts'
import { decodePlace, encodePlace } from '../../core/resource/order.ts'
import { toWire } from '../../core/wire.ts'
import {
  AuditEventBody,
  AuditExportQuery,
  type AuditFilters,
  AuditQuery,
  CsvText,
  eventsOf,
  SharedAuditEventBody,
  SharedAuditExportQuery,
  SharedAuditQuery,
} from './contract.ts'
import { listEvents, listOfBusiness, listSharedEvents, merged, newestFirst, type Part, type Told } from './queries.ts'

const tags = ['audit']
const mostExported = 10_000

const list = {
  operationId: 'audit_list',
  summary: 'What was done here and what became of bookings, the newest first',
  tags,
  querystring: AuditQuery,
  response: { 200: eventsOf(AuditEventBody).describe('A part of it, and the way to the next') },
  refusals: [InvalidCursorError],
}
const file = {
  operationId: 'audit_export',
  summary: `The same as a table, up to ${mostExported} events`,
  tags,
  querystring: AuditExportQuery,
  response: { 200: CsvText.describe('CSV, UTF-8; what a spreadsheet would run is made text') },
}
const sharedList = {
  ...{ operationId: 'platform_audit_list', summary: 'What was done on the platform, the newest first', tags },
  querystring: SharedAuditQuery,
  response: { 200: eventsOf(SharedAuditEventBody).describe('A part of it, and the way to the next') },
  refusals: [InvalidCursorError],
}
const sharedFile = {
  ...file,
  operationId: 'platform_audit_export',
  querystring: SharedAuditExportQuery,
}

const inside = { permission: 'audit.read' } as const
const onPlatform = { permission: 'platform.audit' } as const

/** What owners see: everything that was done in their business, and to it. */
export const auditRoutes =
  (tenancy: Pick<Tenancy, 'shared'>): FastifyPluginAsyncZod =>
  async (app) => {
    const keys = newestFirst(auditEvents)

    app.get('/audit/', { schema: list, config: inside }, async (request) => {
      const look = async (db: TenantDb) =>
        pageOf(request, keys, async (part) => {
          const to = await listOfBusiness(tenancy.shared.db, request.tenant.id, part)
          return merged(await listEvents(db, part), to, part.limit)
        })
      const by = byOf(request)
      if (by.actorKind === 'member' || by.actorKind === 'key') return look(request.tenant.db) as never
      // Whoever was let in from outside leaves a trace by looking, too.
      const page = await look(request.tenant.db)
      return request.tenant.transaction(async (tx) => {
        await audit(tx, by, { ...aboutReading('audit.read'), after: asked(request, page.results.length) })
        return page
      }) as never
    })

    app.get('/audit/export/', { schema: file, config: inside }, async (request, reply) => {
      const part = { filters: request.query, limit: mostExported }
      const to = await listOfBusiness(tenancy.shared.db, request.tenant.id, part)
      return request.tenant.transaction(async (tx) => {
        const events = merged(await listEvents(tx, part), to, mostExported)
        await audit(tx, byOf(request), { ...aboutReading('audit.export'), after: asked(request, events.length) })
        return sendTable(reply, request.tenant.slug, events)
      }) as never
    })
  }

/** What operators see: what was done on the platform, to which business. */
export function platformAuditRoutes(tenancy: Pick<Tenancy, 'shared'>): FastifyPluginAsyncZod {
  const keys = newestFirst(sharedAuditEvents)
  return async (app) => {
    app.get('/platform_audit/', { schema: sharedList, config: onPlatform }, async (request) => {
      const { db } = tenancy.shared
      return pageOf(request, keys, (part) => listSharedEvents(db, part)) as never
    })

    app.get(
      '/platform_audit/export/',
      { schema: sharedFile, config: onPlatform },
      (request, reply) =>
        tenancy.shared.transaction(async (tx) => {
          const events = await listSharedEvents(tx as SharedDb, { filters: request.query, limit: mostExported })
          await auditShared(tx, byOf(request), {
            ...aboutReading('audit.export'),
            after: asked(request, events.length),
          })
          return sendTable(reply, 'platform', events, ['tenant_id'])
        }) as never,
    )
  }
}

const aboutReading = (action: string) => ({ action, objectType: 'audit' })

function asked({ url }: FastifyRequest, count: number): Record<string, unknown> {
  return { ...Object.fromEntries(new URL(url, 'http://host').searchParams), count }
}

async function pageOf(
  request: FastifyRequest,
  keys: ReturnType<typeof newestFirst>,
  look: (part: Part) => Promise<Told[]>,
): Promise<{ next: string | null; results: object[] }> {
  const { cursor, page_size: size, ...filters } = request.query as AuditFilters & { cursor?: string; page_size: number }
  // An empty cursor asks for the beginning.
  const place = cursor ? decodePlace(keys, cursor).values : undefined
  // One more than is shown tells whether there is a next part.
  const found = await look({ filters, place, limit: size + 1 })
  const events = found.slice(0, size)
  const last = events.at(-1)
  if (found.length <= size || last === undefined) return { next: null, results: events.map(toWire) }
  const next = new URL(request.url, `${request.protocol}://${request.host}`)
  next.searchParams.set('cursor', encodePlace(keys, { ...last }, false))
  return { next: next.href, results: events.map(toWire) }
}

function sendTable(reply: FastifyReply, name: string, events: readonly Told[], more: readonly string[] = []) {
  const names = [...Object.keys(AuditEventBody.shape), ...more]
  const rows = events.map((event) => {
    const wire = toWire(event) as Record<string, unknown>
    return names.map((field) => (field === 'before' || field === 'after' ? JSON.stringify(wire[field]) : wire[field]))
  })
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="audit-${name}.csv"`)
    .send(toCsv(names, rows))
}
