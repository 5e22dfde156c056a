import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Language, languageOf } from '../core/i18n.ts'
import { addVary } from '../core/page.ts'
import { languages } from '../core/shapes.ts'

const cookieName = 'bookme_lang'
const cookieSeconds = 365 * 86_400

/**
 * In which language somebody reads: what they chose by a link (`?lang=ar`) and is kept in a cookie, else what their
 * browser prefers among those there are.
 *
 * @param isFramed - by a page of another site
 * @param offered - in which the pages can be read, the first for whoever reads none of them
 */
export function chooseLanguage(
  request: FastifyRequest,
  reply: FastifyReply,
  offered: readonly Language[] = languages,
  isFramed = false,
): Language {
  addVary(reply, 'Cookie')
  addVary(reply, 'Accept-Language')
  const { lang } = request.query as { lang?: unknown }
  const asked = offered.find((language) => language === lang)
  if (asked !== undefined) {
    reply.header(
      'set-cookie',
      `${cookieName}=${asked}; Path=/; Max-Age=${cookieSeconds}; HttpOnly; ${cookieSite(request, isFramed)}`,
    )
    return asked
  }
  const kept = /(?:^|;\s*)bookme_lang=(\w+)/.exec(request.headers.cookie ?? '')?.[1]
  const known = offered.find((language) => language === kept)
  if (known !== undefined) return known
  const accepted = request.headers['accept-language']
  const [first] = offered
  const preferred = accepted === undefined ? first : languageOf(accepted, offered)
  return preferred ?? 'fr'
}

/** Whom a cookie is sent to: in a frame of another site only one is kept that is of that frame alone. */
export function cookieSite({ protocol }: FastifyRequest, isFramed: boolean): string {
  if (protocol !== 'https') return 'SameSite=Lax'
  return isFramed ? 'SameSite=None; Partitioned; Secure' : 'SameSite=Lax; Secure'
}
