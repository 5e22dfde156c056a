import { randomUUIDv7 } from 'node:crypto'
import { kindOf, type Scope } from '@bookme/tenancy'
import type {} from '@bookme/tenancy/fastify'
import { and, eq, getColumns, type InferSelectModel, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  ChangedError,
  DuplicateError,
  IdempotencyConflictError,
  InUseError,
  InvalidCursorError,
  NoSuchAddressError,
  UnknownReferenceError,
} from '../errors.ts'
import { IdempotencyHeaders, idempotencyKeys, once, sharedIdempotencyKeys } from '../idempotency/index.ts'
import { describeRow } from '../labels.ts'
import { databaseErrorOf, exactlyOne, retrying } from '../postgres.ts'
import { IdParams, stored } from '../shapes.ts'
import { wordsOf } from '../translations.ts'
import { fromWire, programName, toWire } from '../wire.ts'
import { bodyOf, optional, partial, presetOf, shown } from './contracts.ts'
import { assertUnchanged, etagOf, isKnown, setEtag } from './etag.ts'
import { filtersOf } from './filters.ts'
import { listOf, listQueryOf, maxCount, planList } from './list-query.ts'
import { fieldsOf, type Model } from './model.ts'
import {
  type Action,
  type AnyKind,
  type Operation,
  operations,
  type ResourceOptions,
  type ResourceTx,
} from './options.ts'
import type { SortKey } from './order.ts'
import { assertReached, reachable, visible, writable } from './reach.ts'
import { Trail } from './trail.ts'
import { explaining } from './violations.ts'

const maxBulk = 100

/**
 * A model as a part of the API: list, retrieve, create (one or up to a hundred), update, patch and delete, with pages,
 * filters, search, order and OpenAPI. A module whose rows have rules writes through operations of its own instead.
 *
 * @throws {Error} at start: a filter, search or order by a field that the model does not have
 */
export function defineResource<Table extends PgTable, Contract extends z.ZodObject>(
  options: ResourceOptions<Table, Contract>,
): FastifyPluginAsyncZod {
  type Row = Record<string, unknown> & { id: string }
  const { path, one, permissions, refusals = [], only = operations, actions = {}, guard } = options
  const table: PgTable = options.table
  const scope = options.scope ?? ((request: FastifyRequest): Scope<AnyKind> => request.tenant)
  const name = path.split('/').at(-1) as string
  const columns = getColumns(table) as Record<string, PgColumn>
  const id = columns.id as PgColumn
  const selection = { ...columns, ...options.computed }
  const explain = explaining(table, options.constraints)
  const keys = kindOf(table) === 'shared' ? sharedIdempotencyKeys : idempotencyKeys

  const { own, guarded } = options
  const reply = (options.toReply ?? toWire) as (row: Row) => object
  /** As whoever asks may see it. */
  const toReply = (request: FastifyRequest, row: Row): object => visible(request, reply(row), guarded)
  const toRow = (options.toRow ?? fromWire) as (
    body: object,
    before: Row | undefined,
    request: FastifyRequest,
    tx: ResourceTx,
  ) => object | Promise<object>
  const { shape } = options.contract
  const hidable = Object.keys(guarded ?? {}).filter((field) => guarded?.[field]?.read !== undefined)
  const Reply = stored(optional({ ...shown(shape), ...options.readOnly }, hidable))
  const readOnly = Object.keys(Reply.shape).filter((field) => !(field in shape))
  const Body = bodyOf(shape, readOnly, options.example === undefined ? [] : [options.example as object])
  const Patch = bodyOf(partial(shape), readOnly)

  const { secret = [], sensitive = false } = options
  const tenantIdOf = (options.tenantIdOf ?? (({ tenantId = null }: Row) => tenantId)) as (row: object) => string | null
  const trail = new Trail({ name, table, fields: Object.keys(shape), secret, tenantIdOf })
  const isSensitive = (request: FastifyRequest) => (typeof sensitive === 'function' ? sensitive(request) : sensitive)

  for (const field of hidable) {
    const asked = [options.filters, options.search, options.ordering.map((key) => key.replace(/^-/, ''))]
    if (asked.some((fields) => fields?.includes(field) === true)) {
      throw new Error(`${path} can be asked by ${field}, which not all may see.`)
    }
  }
  const presets = Object.fromEntries(Object.entries(shape).map(([field, kind]) => [field, presetOf(kind)]))

  const columnOf = (field: string): [string, PgColumn] => {
    const property = options.columns?.[field] ?? programName(field)
    const column = columns[property]
    if (column === undefined) throw new Error(`${path} has no column for ${field}: there are ${Object.keys(columns)}.`)
    return [property, column]
  }
  const sortKeyOf = (field: string): Omit<SortKey, 'descending'> => {
    const [property, column] = columnOf(field)
    if (!column.notNull) throw new Error(`${path} cannot be sorted by ${field}, which may be missing.`)
    return { property, column }
  }
  const list = {
    filters: (options.filters ?? []).flatMap((field) =>
      filtersOf(field, Reply.shape[field] as z.ZodType, columnOf(field)[1]),
    ),
    search: (options.search ?? []).map((field) => searched(columnOf(field)[1])),
    sortable: new Map(
      options.ordering.map((field) => field.replace(/^-/, '')).map((field) => [field, sortKeyOf(field)]),
    ),
    ordering: options.ordering,
    fields: Object.keys(Reply.shape),
    tieBreaker: { property: 'id', column: id },
  }

  /** @param within - what of the rows there is for whoever asks */
  const getOne = async (
    db: Pick<ResourceTx, 'select'>,
    wanted: string,
    { lock = false, within }: { lock?: boolean; within?: SQL | undefined } = {},
  ): Promise<Row> => {
    const query = db
      .select(selection)
      .from(table as AnyKind)
      .where(and(eq(id, wanted), within))
    const [row] = (await (lock ? query.for('update') : query)) as unknown as Row[]
    if (row === undefined) throw new options.notFound(`There is no ${one} ${wanted} here.`)
    return row
  }
  /** A page of what there is for whoever asks. */
  const pageOf = async (db: Pick<ResourceTx, 'select'>, request: FastifyRequest, plan: ReturnType<typeof planList>) => {
    const where = and(plan.where, reachable(request, own), options.listed)
    const counted = db
      .select({ row: sql`1`.as('row') })
      .from(table as AnyKind)
      .where(where)
      .limit(maxCount + 1)
      .as('counted')
    const total = plan.isCounted ? { total: sql<number>`(select count(*)::int from ${counted})` as SQL } : {}
    const rows = (await db
      .select({ ...selection, ...total })
      .from(table as AnyKind)
      .where(where)
      .orderBy(...plan.orderBy)
      .limit(plan.limit)
      .offset(plan.offset)) as unknown as (Row & { total?: number })[]
    return plan.pageOf(rows, rows[0]?.total, (row) => toReply(request, row as Row))
  }
  /** Reads, and writes down that somebody did where that is sensitive. */
  const looking = async <Found extends Row | { results: object[] }>(
    request: FastifyRequest,
    look: (db: Pick<ResourceTx, 'select'>) => Promise<Found>,
  ): Promise<Found> => {
    if (!isSensitive(request)) return look(scope(request).db)
    return scope(request).transaction(async (tx) => {
      const found = await look(tx)
      await trail.read(tx, request, found)
      return found
    })
  }
  /**
   * A transaction in which what the constraints refuse is explained; those who lost to others try again.
   *
   * @param around - everything that is done in it, the guard's part included
   */
  const write = async <Result>(
    request: FastifyRequest,
    work: (tx: ResourceTx) => Promise<Result>,
    around = (_tx: ResourceTx, all: () => Promise<Result>) => all(),
  ): Promise<Result> => {
    const guarded = (await guard?.(request)) ?? ((_tx, explained) => explained())
    return retrying(() =>
      scope(request).transaction((tx) => around(tx, () => guarded(tx, () => explain(() => work(tx))))),
    )
  }
  /** The same for a POST, once for each Idempotency-Key; what it answers is made of what `work` returns, and nothing else. */
  const post = (
    request: FastifyRequest,
    reply: FastifyReply,
    status: number,
    work: (tx: ResourceTx) => Promise<object>,
  ) => write(request, work, (tx, all) => once(tx, request, reply, status, all, keys))
  const insert = async (tx: ResourceTx, request: FastifyRequest, bodies: readonly object[]): Promise<Row[]> => {
    const wanted = await Promise.all(
      bodies.map(async (each) => {
        const body = writable(request, each, guarded, presets) as Record<string, unknown>
        return { body, values: { id: randomUUIDv7(), ...(await toRow(body, undefined, request, tx)) } }
      }),
    )
    const { insert: add } = options
    const inserted =
      add === undefined
        ? tx
            .insert(table as AnyKind)
            .values(wanted.map(({ values }) => values))
            .returning()
        : inTurn(wanted, ({ values }) => add(tx, values, request))
    const [made] = (await Promise.all([inserted, trail.created(tx, request, wanted)])) as unknown as [Row[]]
    const ids = made.map((row) => row.id)
    await assertReached(tx, table, id, ids, reachable(request, own))
    return options.computed === undefined ? made : Promise.all(made.map((row) => getOne(tx, row.id)))
  }
  const change = async (request: FastifyRequest): Promise<Row> => {
    const { id: wanted } = request.params as { id: string }
    return write(request, async (tx) => {
      const within = reachable(request, own)
      const before = await getOne(tx, wanted, { lock: true, within })
      assertUnchanged(request, () => toReply(request, before))
      const stored = reply(before) as Record<string, unknown>
      const body = writable(request, request.body as Record<string, unknown>, guarded, presets, stored)
      const values = await toRow(body, before, request, tx)
      if (Object.keys(values).length === 0) return before
      const updated = tx.update(table as AnyKind).set(values)
      await Promise.all([updated.where(eq(id, wanted)), trail.updated(tx, request, before, stored, body)])
      await assertReached(tx, table, id, [wanted], within)
      return getOne(tx, wanted)
    })
  }

  const reading = { permission: permissions.read, own: own !== undefined }
  const writing = { permission: permissions.write, own: own !== undefined }
  const reads = [options.notFound]
  const writes = [DuplicateError, UnknownReferenceError, ...refusals]
  const posts = [...writes, IdempotencyConflictError]
  const tags = [name]

  const changing =
    (method: 'PUT' | 'PATCH', operation: string, summary: string, body: z.ZodType) => (app: FastifyInstance) => {
      const schema: FastifySchema = {
        operationId: `${name}_${operation}`,
        summary,
        tags,
        params: IdParams,
        conditional: 'if-match',
        body,
        response: { 200: Reply.describe('As it is now') },
        refusals: [...reads, ChangedError, ...writes],
      }
      app.route({
        method,
        url: `${path}/:id/`,
        schema,
        config: writing,
        handler: async (request, reply) => {
          const wire = toReply(request, await change(request))
          setEtag(reply, etagOf(wire))
          return wire
        },
      })
    }

  const routes: Record<Operation, (app: FastifyInstance) => void> = {
    list: (app) => {
      const schema: FastifySchema = {
        operationId: `${name}_list`,
        summary: `List ${name}`,
        tags,
        querystring: listQueryOf(list),
        response: { 200: listOf(Reply).describe('One page, and the way to its neighbours') },
        refusals: [NoSuchAddressError, InvalidCursorError],
      }
      app.get(`${path}/`, { schema, config: reading }, async (request, reply) => {
        const plan = planList(list, request)
        const page = await looking(request, (db) => pageOf(db, request, plan))
        if (plan.fields === undefined) return page
        // The compiled serializer wants every field; here a few are wanted, all of them declared ones.
        const results = page.results.map((item) => pick(item, plan.fields as string[]))
        return reply.type('application/json').send(JSON.stringify({ ...page, results }))
      })
    },

    retrieve: (app) => {
      const schema: FastifySchema = {
        operationId: `${name}_retrieve`,
        summary: `Retrieve a ${one}`,
        tags,
        params: IdParams,
        conditional: 'if-none-match',
        response: { 200: Reply.describe(`The ${one}, with its ETag`), 304: z.void().describe('As the client has it') },
        refusals: reads,
      }
      app.get(`${path}/:id/`, { schema, config: reading }, async (request, reply) => {
        const { id: wanted } = request.params as { id: string }
        const within = reachable(request, own)
        const row = await looking(request, (db) => getOne(db, wanted, { within }))
        const wire = toReply(request, row)
        const etag = etagOf(wire)
        setEtag(reply, etag)
        return isKnown(request, etag) ? reply.code(304).send() : wire
      })
    },

    create: (app) => {
      const schema: FastifySchema = {
        operationId: `${name}_create`,
        summary: `Create a ${one}`,
        tags,
        headers: IdempotencyHeaders,
        body: Body,
        response: { 201: Reply.describe('Created') },
        refusals: posts,
      }
      app.post(`${path}/`, { schema, config: writing }, async (request, reply) => {
        const wire = await post(request, reply, 201, async (tx) =>
          toReply(request, exactlyOne(await insert(tx, request, [request.body as object]))),
        )
        setEtag(reply, etagOf(wire))
        reply.header('location', `${request.url.split('?')[0]?.replace(/\/$/, '')}/${(wire as Row).id}/`)
        return wire
      })
    },

    bulk: (app) => {
      const schema: FastifySchema = {
        operationId: `${name}_bulk_create`,
        summary: `Create up to ${maxBulk} ${name}, all of them or none`,
        tags,
        headers: IdempotencyHeaders,
        body: z.array(Body).min(1).max(maxBulk),
        response: { 201: z.array(Reply).describe('Created, in the order they came') },
        refusals: posts,
      }
      app.post(`${path}/bulk/`, { schema, config: writing }, async (request, reply) => {
        return post(request, reply, 201, async (tx) =>
          (await insert(tx, request, request.body as object[])).map((row) => toReply(request, row)),
        )
      })
    },

    update: changing('PUT', 'update', `Replace a ${one}`, Body),
    patch: changing('PATCH', 'partial_update', `Change some fields of a ${one}`, Patch),

    delete: (app) => {
      const schema: FastifySchema = {
        operationId: `${name}_destroy`,
        summary: `Delete a ${one}`,
        tags,
        params: IdParams,
        conditional: 'if-match',
        response: { 204: z.void().describe('Deleted') },
        refusals: [...reads, ChangedError, InUseError],
      }
      app.delete(`${path}/:id/`, { schema, config: writing }, async (request, answer) => {
        const { id: wanted } = request.params as { id: string }
        await write(request, async (tx) => {
          const before = await getOne(tx, wanted, { lock: true, within: reachable(request, own) })
          assertUnchanged(request, () => toReply(request, before))
          try {
            const removed = tx.delete(table as AnyKind).where(eq(id, wanted))
            await Promise.all([removed, trail.deleted(tx, request, before, reply(before) as Row)])
          } catch (error) {
            if (databaseErrorOf(error)?.code !== '23503') throw error
            const what = describeRow(table, before)
            throw new InUseError(`The ${what} cannot be deleted: other things refer to it.`, { cause: error })
          }
        })
        return answer.code(204).send()
      })
    },
  }

  const addAction = (app: FastifyInstance, action: string, definition: Action<InferSelectModel<Table>>) => {
    const { on, method = 'POST', summary, permission, body, reply: contract } = definition
    const isPost = method === 'POST'
    const schema: FastifySchema = {
      operationId: `${name}_${action}`,
      summary,
      tags,
      ...(on === 'one' ? { params: IdParams } : {}),
      ...(isPost ? { headers: IdempotencyHeaders } : {}),
      ...(body === undefined ? {} : { body }),
      response: { 200: contract ?? Reply.describe(`The ${one}`) },
      refusals: [
        ...(on === 'one' ? reads : []),
        ...(definition.refusals ?? []),
        ...(isPost ? [IdempotencyConflictError] : []),
      ],
    }
    const tell = async (
      tx: ResourceTx,
      request: FastifyRequest,
      done: { id: string; body: unknown; result: object },
    ) => {
      const told = definition.audit ?? (({ body: asked }) => ({ after: (asked ?? {}) as Record<string, unknown> }))
      const change = told === 'elsewhere' ? undefined : told(done)
      if (change === undefined) return
      const about = on === 'one' ? { objectId: done.id } : {}
      await trail.done(tx, request, action, { ...about, ...change }, done.result as Row)
    }
    app.route({
      method,
      url: on === 'one' ? `${path}/:id/${action}/` : `${path}/${action}/`,
      schema,
      config: { permission, own: own !== undefined },
      // No body says nothing; whether that will do, its contract knows.
      preValidation: async (request) => {
        if (body !== undefined && request.body === undefined) request.body = {}
      },
      handler: async (request, reply) => {
        const { id: wanted = '' } = request.params as { id?: string }
        const work = async (tx: ResourceTx) => {
          const within = reachable(request, own)
          if (on === 'one' && within !== undefined) await getOne(tx, wanted, { within })
          const result = await definition.work({ tx, request, id: wanted, body: request.body })
          if (method !== 'GET') await tell(tx, request, { id: wanted, body: request.body, result })
          if (contract !== undefined) return result
          await assertReached(tx, table, id, [(result as Row).id], within)
          return toReply(request, result as Row)
        }
        return isPost ? post(request, reply, 200, work) : write(request, work)
      },
    })
  }

  const model: Model = {
    name,
    one,
    path,
    table,
    fields: fieldsOf(table, Reply.shape, shape, (field) => guarded?.[field]?.write),
    filters: list.filters.map((filter) => filter.name),
    isSearched: list.search.length > 0,
    ordering: options.ordering,
    operations: only,
    permissions,
    isOwn: own !== undefined,
  }

  return async (app) => {
    const plain = app as unknown as FastifyInstance
    plain.models.push(model)
    for (const operation of operations) if (only.includes(operation)) routes[operation](plain)
    for (const [action, definition] of Object.entries(actions)) addAction(plain, action, definition)
  }
}

/** What a search looks through: of words in several languages all of them. */
function searched(column: PgColumn): SQLWrapper {
  return column.getSQLType() === 'jsonb' ? wordsOf(column) : column
}

async function inTurn<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = []
  for (const item of items) results.push(await work(item))
  return results
}

function pick(item: object, fields: readonly string[]): object {
  return Object.fromEntries(Object.entries(item).filter(([name]) => fields.includes(name)))
}
