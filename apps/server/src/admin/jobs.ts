import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { html } from 'hono/html'
import { z } from 'zod'
import { allows } from '../core/access.ts'
import { byOf } from '../core/audit/index.ts'
import type { Language } from '../core/i18n.ts'
import type { Content, Html } from '../core/page.ts'
import { IdParams } from '../core/shapes.ts'
import {
  countFailures,
  type Failure,
  listFailures,
  listQueues,
  type QueueStanding,
  redriveFailure,
  redriveFailures,
} from '../modules/jobs/index.ts'
import { type BookmeTenancy, namesOf } from '../modules/tenants/index.ts'
import { type JobWords, jobWords } from './job-words.ts'
import type { AdminWords } from './words.ts'

export const jobsPath = '/admin/jobs'

const lookers = { permission: 'platform.jobs', hosts: 'platform' } as const
const redrivers = { permission: 'platform.redrive', hosts: 'platform' } as const
const QueueForm = z.object({
  queue: z
    .string()
    .max(100)
    .regex(/^[a-z]+$/),
})
const mostShown = 50

interface Standing {
  queues: readonly QueueStanding[]
  failures: readonly Failure[]
  count: number
  /** Names of businesses, by id. */
  names: ReadonlyMap<string, string>
  mayRedrive: boolean
}

interface JobPagesOptions {
  tenancy: BookmeTenancy
  /** Sends a page of the administration. */
  send(
    request: FastifyRequest,
    reply: FastifyReply,
    content: (words: AdminWords, language: Language) => Content,
  ): FastifyReply
}

/** How the queues stand, what was given up, and sending that round again. Refusals are answered by the caller's handler. */
export function addJobPages(scope: FastifyInstance, { tenancy, send }: JobPagesOptions): void {
  const app = scope.withTypeProvider<ZodTypeProvider>()

  app.get(jobsPath, { config: lookers }, (request, reply) => sendJobs(request, reply))

  app.post(
    `${jobsPath}/failures/:id/redrive`,
    { config: redrivers, schema: { params: IdParams } },
    async (request, reply) => {
      const how = { now: request.now, by: byOf(request, 'admin') }
      await tenancy.shared.transaction((tx) => redriveFailure(tx, request.params.id, how))
      return reply.redirect(jobsPath, 303)
    },
  )

  app.post(`${jobsPath}/redrive`, { config: redrivers, schema: { body: QueueForm } }, async (request, reply) => {
    const how = { now: request.now, by: byOf(request, 'admin') }
    await tenancy.shared.transaction((tx) => redriveFailures(tx, request.body, how))
    return reply.redirect(jobsPath, 303)
  })

  async function sendJobs(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { db } = tenancy.shared
    const [queues, failures, count] = await Promise.all([
      listQueues(db),
      listFailures(db, {}, mostShown),
      countFailures(db, {}),
    ])
    const names = await namesOf(db, [...new Set(failures.flatMap(({ tenantId }) => tenantId ?? []))])
    const mayRedrive = allows(request, 'platform.redrive')
    const standing = { queues, failures, count, names, mayRedrive }
    return send(request, reply, (_words, language) => jobsPage(jobWords[language], standing))
  }
}

function jobsPage(words: JobWords, standing: Standing): Content {
  const { queues, failures } = standing
  const isSeen = queues.some(({ isWorkerSeen }) => isWorkerSeen)
  const body = html`${isSeen ? html`<p>${words.workerSeen}</p>` : html`<p role="alert">${words.noWorker}</p>`}
${table(
  words.queues,
  'queues',
  Object.values(words.queueColumns),
  queues.map((queue) => queueRow(words, queue, standing)),
)}
${failures.length === 0 ? html`<p>${words.noFailures}</p>` : failureTable(words, standing)}
<p><a href="/admin">${words.back}</a></p>`
  return { title: words.title, text: words.about, body }
}

function failureTable(words: JobWords, standing: Standing): Html {
  const { failures, count } = standing
  const caption = `${words.failures} (${words.shownOf(failures.length, count)})`
  const rows = failures.map((failure) => failureRow(words, failure, standing))
  return table(caption, 'failures', Object.values(words.failureColumns), rows)
}

function table(caption: string, id: string, heads: readonly string[], rows: readonly Html[]): Html {
  return html`<div class="scrolls" role="region" aria-labelledby="${id}" tabindex="0">
<table>
<caption id="${id}">${caption}</caption>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>
${rows}
</tbody>
</table>
</div>`
}

function queueRow(words: JobWords, queue: QueueStanding, { mayRedrive }: Standing): Html {
  const { name, waiting, lagSeconds, active, failed } = queue
  const form = html`<form method="post" action="${jobsPath}/redrive">
<input type="hidden" name="queue" value="${name}">
<button aria-describedby="queue-${name}">${words.redriveAll}</button>
</form>`
  return html`<tr>
<th scope="row" id="queue-${name}" dir="ltr">${name}</th>
<td>${waiting}</td>
<td>${waiting === 0 ? '–' : words.seconds(lagSeconds)}</td>
<td>${active}</td>
<td>${failed}</td>
<td>${failed > 0 && mayRedrive ? form : ''}</td>
</tr>
`
}

function failureRow(words: JobWords, failure: Failure, { names, mayRedrive }: Standing): Html {
  const { id, name, tenantId, error, attempts, failedAt } = failure
  const form = html`<form method="post" action="${jobsPath}/failures/${id}/redrive">
<button aria-describedby="failure-${id}">${words.redrive}</button>
</form>`
  return html`<tr>
<th scope="row" id="failure-${id}" dir="ltr">${name}</th>
<td><bdi>${tenantId === null ? '–' : (names.get(tenantId) ?? tenantId)}</bdi></td>
<td dir="auto">${error}</td>
<td>${attempts}</td>
<td><time datetime="${failedAt}" dir="ltr">${failedAt.toString({ smallestUnit: 'second' }).replace('T', ' ')}</time></td>
<td>${mayRedrive ? form : ''}</td>
</tr>
`
}
