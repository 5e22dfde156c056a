import type { TenantHandle } from '@bookme/tenancy'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { html } from 'hono/html'
import type { SettingsOf } from '../modules/tenants/index.ts'
import { sendSite } from './layout.ts'
import { doorSite } from './site.ts'
import { bookingWords } from './words/booking/index.ts'

/** What everybody is told at the door of a business that is suspended, gone or not open yet: nothing but that. */
export function closedPage(settings: SettingsOf) {
  return async (
    tenant: TenantHandle,
    request: FastifyRequest,
    reply: FastifyReply,
    why: 'closed' | 'soon',
  ): Promise<FastifyReply> => {
    const site = await doorSite(request, reply, settings, tenant)
    const { title, text } = bookingWords[site.language].closedPage[why]
    return sendSite(request, reply, site, {
      title,
      isNarrow: true,
      body: html`<div class="stack card"><h1>${title}</h1><p class="soft">${text}</p></div>`,
    })
  }
}
