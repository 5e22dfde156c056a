import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { html } from 'hono/html'
import { problemOf } from '../core/problem.ts'
import { sendSite } from './layout.ts'
import { link, notice } from './parts/index.ts'
import type { Site } from './site.ts'
import type { FrameWords } from './words/frame.ts'

/** A page for what no page of its own says: a sentence, and a way on. */
export function sendRefusal(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
  site: Site,
): FastifyReply {
  const { status } = problemOf(error)
  if (status >= 500) request.log[status === 503 ? 'warn' : 'error']({ err: error }, 'a page failed')
  if ((status === 503 || status === 429) && !reply.hasHeader('retry-after')) reply.header('retry-after', '5')
  const { title, text } = site.words.oops[kindOf(status)]
  return sendSite(request, reply.code(status).header('cache-control', 'no-store'), site, {
    title,
    isNarrow: true,
    body: html`<div class="stack"><h1>${title}</h1>${notice('bad', text)}
<p>${link(site.home, site.words.home)}</p></div>`,
  })
}

function kindOf(status: number): keyof FrameWords['oops'] {
  if (status === 403) return 'foreign'
  if (status === 429) return 'tooMany'
  if (status === 503) return 'busy'
  return status >= 500 ? 'internal' : 'gone'
}
