import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { html } from 'hono/html'
import type { Language } from '../core/i18n.ts'
import type { Html } from '../core/page.ts'
import { exactMillisecondsOf } from '../core/time.ts'
import type { Settings, SettingsOf } from '../modules/tenants/index.ts'
import { sendSite } from './layout.ts'
import { link, notice } from './parts/index.ts'
import { sendRefusal } from './refusals.ts'
import { type Site, tenantSite } from './site.ts'
import { manageWords } from './words/manage/index.ts'

/** Everything a page of a customer is drawn from. */
export interface View extends Site {
  settings: Settings
  request: FastifyRequest
  /** In milliseconds since 1970. */
  now: number
}

export async function viewOf(request: FastifyRequest, reply: FastifyReply, settings: SettingsOf): Promise<View> {
  return { ...(await tenantSite(request, reply, settings)), request, now: exactMillisecondsOf(request.now) }
}

/**
 * Pages whose address is the key to them, or that are one person's: nobody on the way keeps them, no search engine lists
 * them, and where their links lead nobody hears of the address.
 */
export function keepPrivate(app: FastifyInstance, settings: SettingsOf): void {
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store').header('x-robots-tag', 'noindex').header('referrer-policy', 'no-referrer')
  })
  app.setErrorHandler(async (error: Parameters<typeof sendRefusal>[0], request, reply) => {
    // On the platform's host, or that of a business that is closed: others know what is to be said.
    if (request.tenantOrNull === null) throw error
    return sendRefusal(error, request, reply, await tenantSite(request, reply, settings))
  })
}

/** In the place of whatever a link that is none would lead to: it tells nothing, and where to go on. */
export function sendDeadLink(reply: FastifyReply, view: View): FastifyReply {
  const { title, text, mine } = manageWords[view.language].dead
  return sendSite(view.request, reply.code(404), view, {
    title,
    isNarrow: true,
    body: html`<div class="stack-l"><div class="stack"><h1>${title}</h1>${notice('info', text)}</div>
<p class="row">${link('/my', mine, { kind: 'main' })}${link(view.home, view.words.home)}</p></div>`,
  })
}

/** Between the things of a list. */
export const commas: Record<Language, string> = { fr: ', ', ar: '، ', en: ', ' }

/** `lundi 7 janvier, 09:00`, by the clock of the business. */
export function momentWord({ format, language }: View, instant: number): Html {
  const { day, time } = format.moment(instant)
  return html`<time datetime="${new Date(instant).toISOString()}">${day}${commas[language]}<bdi class="num">${time}</bdi></time>`
}

const joined: Record<Language, string> = { fr: ' à ', ar: ' في ', en: ' at ' }

/** The same as text, within a sentence. */
export function momentText({ format, language }: View, instant: number): string {
  const { day, time } = format.moment(instant)
  return day + joined[language] + time
}

/**
 * Where only forms are sent to: whoever reloads what came of one, or reads it in another language, goes to where it began.
 */
export function leadBack(
  app: FastifyInstance,
  settings: SettingsOf,
  paths: readonly string[],
  beginning: (request: FastifyRequest) => string,
): void {
  const config = { permission: 'everyone', hosts: 'tenant', rateLimit: { max: 60, timeWindow: '1 minute' } } as const
  for (const path of paths) {
    app.get(path, { config, schema: { hide: true } }, async (request, reply) => {
      // The language that was asked for is kept.
      await viewOf(request, reply, settings)
      return reply.redirect(beginning(request), 303)
    })
  }
}

/** `Africa/Casablanca` is Casablanca to people; in Arabic, where no list has the city, it is `المغرب`. */
export function placeName(zone: string, language: Language): string {
  const city = zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone
  if (language !== 'ar') return city
  const format = new Intl.DateTimeFormat('ar-MA', { timeZone: zone, timeZoneName: 'shortGeneric' })
  const said = format.formatToParts(0).find(({ type }) => type === 'timeZoneName')?.value ?? ''
  return said.startsWith('توقيت ') ? said.replace('توقيت ', '') : city
}

/** What has just been done, after the page was asked for again. */
export const doneIn = ({ query }: FastifyRequest): string | undefined => {
  const { done } = query as { done?: unknown }
  return typeof done === 'string' ? done : undefined
}
