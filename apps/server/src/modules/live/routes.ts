import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import type { Visitor } from '../../core/permissions.ts'
import type { BookmeTenancy } from '../tenants/index.ts'
import { type Changes, heardBy } from './changes.ts'
import { LiveBody, LiveQuery } from './contract.ts'
import { TooManyStreamsError } from './errors.ts'
import { LiveStream } from './streams.ts'
import { changesSince, Watch } from './watch.ts'

/** Of one user: a handful of windows, and those a browser has not given up yet. */
const mostStreams = 8
const nothing: Changes = new Map()
const settingsChanged: Changes = new Map([['settings', null]])

const schema = {
  operationId: 'live',
  summary: 'What changes in the business, as it happens',
  description:
    'With `Accept: text/event-stream`, as an `EventSource` sends it, server-sent events: `ready` once everything is ' +
    'heard, then a `change` with `{"subject", "ids"}` for each change. `Last-Event-ID` resumes. Otherwise what has ' +
    'changed since `since`, for who asks now and then.',
  tags: ['live'],
  querystring: LiveQuery,
  response: { 200: LiveBody.describe('What changed since `since`, and from where to ask on') },
  refusals: [TooManyStreamsError],
}

/** Other people's changes, for screens that stay open. */
export function liveRoutes(tenancy: Pick<BookmeTenancy, 'onChange'>): FastifyPluginAsyncZod {
  return async (app) => {
    const watches = new Map<string, Watch>()
    const open = new Set<LiveStream>()
    const counts = new Map<string, number>()
    endWith(app, tenancy, { watches, open })

    /** One for all who listen to a business. */
    const watchOf = ({ tenant }: FastifyRequest): Watch => {
      const { id } = tenant
      let watch = watches.get(id)
      if (watch === undefined) {
        const made: Watch = new Watch(tenant, () => {
          if (watches.get(id) === made) watches.delete(id)
        })
        watch = made
        watches.set(id, watch)
      }
      return watch
    }

    const listen = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      const visitor = request.visitor as Visitor
      const key = `${request.tenant.id} ${request.user?.id}`
      const count = counts.get(key) ?? 0
      if (count >= mostStreams) {
        throw new TooManyStreamsError(`You listen in ${count} windows already: close one of them first.`)
      }
      counts.set(key, count + 1)
      const stream = new LiveStream(request, visitor)
      open.add(stream)
      let leave = () => {}
      stream.body.once('close', () => {
        open.delete(stream)
        leave()
        const left = (counts.get(key) ?? 1) - 1
        if (left > 0) counts.set(key, left)
        else counts.delete(key)
      })
      try {
        const tell = stream.tell.bind(stream)
        leave = await watchOf(request).listen(tell, () => stream.end())
        if (stream.body.destroyed) leave()
        const last = String(request.headers['last-event-id'] ?? '')
        const id = String(Date.now())
        if (last !== '') stream.tell(await changesSince(request.tenant, last, Date.now()), id)
        stream.welcome(id)
      } catch (error) {
        stream.body.destroy()
        throw error
      }
      return reply
        .type('text/event-stream; charset=utf-8')
        .header('x-accel-buffering', 'no')
        .header('cache-control', 'no-store, no-transform')
        .send(stream.body)
    }

    const look = async (request: FastifyRequest): Promise<z.output<typeof LiveBody>> => {
      const { since } = request.query as z.output<typeof LiveQuery>
      const now = Date.now()
      const changes = since === undefined ? nothing : await changesSince(request.tenant, since, now)
      return { last_event_id: String(now), changes: heardBy(request.visitor as Visitor, changes) }
    }

    const options = { schema, config: { permission: 'settings.read' } } as const
    app.get('/live/', options, (request, reply) => {
      reply.header('vary', 'Accept')
      // Who looks at the head alone would listen for ever.
      const wantsStream = request.method === 'GET' && String(request.headers.accept).includes('text/event-stream')
      return (wantsStream ? listen(request, reply) : look(request)) as never
    })
  }
}

/** Streams end with the process, and when the business itself changes: who comes again passes its door anew. */
function endWith(
  app: FastifyInstance,
  tenancy: Pick<BookmeTenancy, 'onChange'>,
  { watches, open }: { watches: ReadonlyMap<string, Watch>; open: ReadonlySet<LiveStream> },
): void {
  const forget = tenancy.onChange((tenantId) => {
    if (tenantId !== undefined) watches.get(tenantId)?.tellAndEnd(settingsChanged)
  })
  // Before the server waits for its connections.
  app.addHook('preClose', async () => {
    forget()
    for (const stream of [...open]) stream.close()
  })
}
