import type { FastifyInstance, FastifyRequest } from 'fastify'
import { html } from 'hono/html'
import type { Html } from '../../core/page.ts'
import { hostUrl } from '../../modules/signup/index.ts'
import type { BookmeTenancy } from '../../modules/tenants/index.ts'
import { listBusinesses } from '../../modules/users/index.ts'
import { paths } from '../entrance/entrance.ts'
import { type LogInWords, logInWords } from '../entrance/log-in-words.ts'
import { formOf } from '../forms.ts'
import { sendSite } from '../layout.ts'
import { button, face, hidden, link } from '../parts/index.ts'
import { platformSite } from '../site.ts'

const config = { permission: 'everyone', hosts: 'platform' } as const
const schema = { hide: true }
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Where somebody works, on the platform's own host, and the way from here to there. */
export function businessesRoutes(app: FastifyInstance, { tenancy }: { tenancy: Pick<BookmeTenancy, 'shared'> }): void {
  app.get(paths.businesses, { config, schema }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const user = await request.authenticate()
    if (user === null) return reply.redirect(paths.logIn, 303)
    const site = platformSite(request, reply)
    const words = logInWords[site.language]
    const { businesses: said } = words
    const all = await listBusinesses(tenancy.shared.db, user.id)
    const rows = all.map((one) => rowOf(one, words, request))
    const body = html`<div class="stack"><div class="stack-s"><h1>${said.title}</h1><p class="soft">${all.length === 0 ? said.none : said.text}</p></div>
${rows.length === 0 ? '' : html`<ul class="stack">${rows}</ul>`}
${user.platformRole === null ? '' : html`<p>${link('/admin', said.admin, { isWide: true })}</p>`}
<div class="row">${link('/sign-up', said.signUp, { kind: all.length === 0 ? 'main' : 'usual' })}
<form method="post" action="${paths.logOut}">${button(said.logOut, { kind: 'plain' })}</form></div></div>`
    // A form that leads on to another host has to be let out of the page's policy.
    const formOrigins = all.flatMap(({ domain }) => (domain === null ? [] : [new URL(hostUrl(request, domain)).origin]))
    return sendSite(request, reply, site, { title: said.title, isNarrow: true, body, formOrigins, style })
  })

  app.post(paths.businesses, { config, schema }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    if ((await request.authenticate()) === null) return reply.redirect(paths.logIn, 303)
    const tenantId = formOf(request).get('business') ?? ''
    const handed = uuid.test(tenantId) ? await app.sessions.giveHandOver(request, tenantId) : undefined
    if (handed === undefined) return reply.redirect(paths.businesses, 303)
    const there = new URL(paths.continued, hostUrl(request, handed.host))
    there.searchParams.set('token', handed.token)
    return reply.redirect(there.href, 303)
  })
}

const style = `
.business{display:flex;flex-wrap:wrap;align-items:center;gap:.875rem}
.business>div{flex:1 1 12rem;min-inline-size:0;display:grid;gap:.125rem}
`

function rowOf(
  { tenantId, name, role, status, domain }: Awaited<ReturnType<typeof listBusinesses>>[number],
  { businesses: said, roles, statuses }: LogInWords,
  request: FastifyRequest,
): Html {
  const state = statuses[status]
  const where = domain === null ? said.noHost : html`<bdi dir="ltr">${new URL(hostUrl(request, domain)).host}</bdi>`
  const open =
    domain === null
      ? ''
      : html`<form method="post" action="${paths.businesses}">${hidden('business', tenantId)}${button(html`${said.open}<span class="hide"> <bdi>${name}</bdi></span>`)}</form>`
  return html`<li class="card business">${face(name)}<div><h2><bdi>${name}</bdi></h2><p class="soft small">${where}</p><p class="row small"><span>${roles[role]}</span>${state === undefined ? '' : html`<span class="pill off">${state}</span>`}</p></div>${open}</li>`
}
