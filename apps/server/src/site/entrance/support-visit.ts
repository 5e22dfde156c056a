import type { Tenancy } from '@bookme/tenancy'
import type { FastifyError, FastifyInstance } from 'fastify'
import { html } from 'hono/html'
import type { Language } from '../../core/i18n.ts'
import { problemOf } from '../../core/problem.ts'
import type { SettingsOf } from '../../modules/tenants/index.ts'
import { leaveVisit, openVisit } from '../../modules/users/index.ts'
import { formOf, queryOf } from '../forms.ts'
import { sendSite } from '../layout.ts'
import { button, hidden, link } from '../parts/index.ts'
import { entranceOf } from './entrance.ts'
import { tokenOf } from './links.ts'

const config = { permission: 'everyone', hosts: 'tenant' } as const
const schema = { hide: true }
const path = '/support-visit'

type Said = Record<'title' | 'text', string>

/** What the pages of a visit's link say. */
export const visitWords: Record<Language, Said & { submit: string; dead: Said; home: string }> = {
  fr: {
    title: 'Visite de l’assistance',
    text: 'Le lien sert une fois. Les propriétaires voient qui est venu et pourquoi.',
    submit: 'Entrer',
    dead: {
      title: 'Visite impossible',
      text: 'Ce lien a déjà servi ou a expiré. Demandez-en un autre sur la plateforme.',
    },
    home: 'Voir la page de l’établissement',
  },
  ar: {
    title: 'زيارة الدعم',
    text: 'يعمل الرابط مرة واحدة. يرى المالكون من زار ولماذا.',
    submit: 'دخول',
    dead: { title: 'الزيارة غير ممكنة', text: 'استُعمل هذا الرابط من قبل أو انتهت مدته. اطلبوا غيره على المنصة.' },
    home: 'صفحة المؤسسة',
  },
  en: {
    title: 'Visit of support',
    text: 'The link works once. Owners see who came and why.',
    submit: 'Enter',
    dead: {
      title: 'Visit not possible',
      text: 'This link was used already or has expired. Ask for another on the platform.',
    },
    home: 'See the page of the business',
  },
}

export interface VisitOptions {
  tenancy: Pick<Tenancy, 'shared'>
  config: Parameters<typeof openVisit>[0]['cookies']
  settings: SettingsOf
}

/** Where somebody of the platform comes in, by a link of their own, and goes out again. */
export function supportVisitRoutes(
  app: FastifyInstance,
  { tenancy: { shared }, config: cookies, settings }: VisitOptions,
): void {
  app.get(path, { config, schema }, async (request, reply) => {
    const { site, business } = await entranceOf(request, reply, settings)
    const { title, text, submit } = visitWords[site.language]
    const token = tokenOf(queryOf(request).get('token'))
    const body = html`<div class="card stack"><p class="soft strong"><bdi>${business ?? ''}</bdi></p><h1>${title}</h1><p class="soft">${text}</p>
<form method="post" action="${path}">${hidden('token', token)}${button(submit, { isWide: true })}</form></div>`
    return sendSite(request, reply, site, { title, isNarrow: true, body })
  })

  app.post(path, { config, schema }, async (request, reply) => {
    try {
      await openVisit({ shared, cookies }, request, reply, tokenOf(formOf(request).get('token')))
    } catch (error) {
      const { code } = problemOf(error as FastifyError)
      if (code !== 'users.support_link') throw error
      const { site } = await entranceOf(request, reply, settings)
      const { dead, home } = visitWords[site.language]
      const body = html`<div class="card stack"><h1>${dead.title}</h1><p>${dead.text}</p><p>${link('/', home)}</p></div>`
      return sendSite(request, reply.code(404), site, { title: dead.title, isNarrow: true, body })
    }
    return reply.redirect('/', 303)
  })

  app.post(`${path}/leave`, { config, schema }, async (request, reply) => {
    await request.authenticate()
    await leaveVisit({ shared, cookies }, request, reply)
    return reply.redirect('/', 303)
  })
}
