import type { FastifyReply, FastifyRequest } from 'fastify'
import { html, raw } from 'hono/html'
import { directionOf, type Language } from '../core/i18n.ts'
import { ownOrigin, placeOf } from '../core/origin.ts'
import type { Html } from '../core/page.ts'
import { etagOf, isKnown, setEtag } from '../core/resource/index.ts'
import { setPolicy } from './policy.ts'
import type { Site } from './site.ts'
import { styleOf } from './style.ts'
import { grounds } from './theme.ts'

export interface SitePage {
  /** Of the page alone; the name of the business is put behind it. Empty: the name alone. */
  title: string
  /** For search engines and previews. */
  description?: string
  body: Html
  /** Above everything: what the reader must not overlook. */
  banner?: Html | undefined
  /** As wide as a form; else as wide as a list. */
  isNarrow?: boolean
  /** May be listed by search engines and shown by previews. What is somebody's own never is. */
  isPublic?: boolean
  /** More for `<head>`: previews, data. */
  head?: Html
  /** Rules of this page alone, after those of all pages. */
  style?: string
  /** Addresses of scripts of ours, which are loaded after the page is there. */
  scripts?: readonly string[]
  /** Where forms may lead beside here: the origin of a payment's provider. */
  formOrigins?: readonly string[]
  footer?: Html
  /** Where it can be read again, if that is not where the request went: a form that was refused. */
  address?: string
}

const languageNames: Record<Language, [string, string]> = {
  fr: ['Fr', 'Français'],
  ar: ['ع', 'العربية'],
  en: ['En', 'English'],
}

/** Answers with a page. The status is the caller's to set. */
export function sendSite(request: FastifyRequest, reply: FastifyReply, site: Site, page: SitePage): FastifyReply {
  const style = styleOf(site.theme, page.style)
  const { isPublic = false, scripts = [], formOrigins = [] } = page
  setPolicy(reply, {
    style: style.hash,
    hasScripts: scripts.length > 0,
    images: site.logo.startsWith('https://') ? [new URL(site.logo).origin] : [],
    formOrigins,
    mayBeFramed: site.isEmbedded,
  })
  if (!isPublic) reply.header('x-robots-tag', 'noindex')
  const isShared = isPublic && !reply.hasHeader('cache-control')
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', isPublic ? 'private, no-cache' : 'no-store')
  const text = documentOf(request, site, page, style.css)
  reply.header('content-language', site.language).type('text/html; charset=utf-8')
  if (!isShared) return reply.send(text)
  const etag = etagOf({ text })
  setEtag(reply, etag)
  return isKnown(request, etag) ? reply.code(304).send() : reply.send(text)
}

function documentOf(request: FastifyRequest, site: Site, page: SitePage, css: string): string {
  const { language, name, words, isEmbedded } = site
  const { title, description, banner, body, isNarrow = false, isPublic = false, head, scripts = [], footer } = page
  const { address = request.url } = page
  const full = title === '' ? name : `${title} · ${name}`
  return html`<!doctype html>
<html lang="${language}" dir="${directionOf[language]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${full}</title>
${description === undefined ? '' : html`<meta name="description" content="${description}">`}
<meta name="theme-color" media="(prefers-color-scheme: light)" content="${grounds.light}">
<meta name="theme-color" media="(prefers-color-scheme: dark)" content="${grounds.dark}">
<meta name="format-detection" content="telephone=no">
${site.icon === '' ? '' : html`<link rel="icon" href="${site.icon}">`}
${isPublic ? alternates(request, site) : html`<meta name="robots" content="noindex">`}
${head ?? ''}
<style>${raw(css)}</style>
${scripts.map((address) => html`<script type="module" src="${address}"></script>`)}
</head>
<body${raw(isEmbedded ? ' class="framed"' : '')}>
<a class="skip" href="#main">${words.skip}</a>
${isEmbedded ? languageSwitch(site, address) : header(site, address)}
<main id="main" tabindex="-1"${raw(isNarrow ? ' class="narrow"' : '')}>
${banner === undefined ? '' : html`<div class="note warn" role="status">${banner}</div>`}
${body}
</main>
${isEmbedded ? '' : html`<footer class="foot"><div>${footer ?? html`<span>${words.poweredBy}</span>`}</div></footer>`}
</body>
</html>
`.toString()
}

function header(site: Site, address: string): Html {
  const { name, logo, home } = site
  const picture =
    logo === ''
      ? html`<span class="mark" aria-hidden="true">${[...name][0] ?? ''}</span>`
      : html`<img src="${logo}" alt="" width="44" height="44">`
  return html`<header class="bar"><div>
<a class="home" href="${home}">${picture}<bdi>${name}</bdi></a>
${languageSwitch(site, address)}
</div></header>`
}

/** Links to the same page in the other languages. */
function languageSwitch({ language, languages, words }: Site, address: string): Html {
  if (languages.length < 2) return html``
  return html`<nav class="langs" aria-label="${words.languages}">${languages.map((one) => {
    const [short, long] = languageNames[one]
    const current = one === language ? raw(' aria-current="true"') : ''
    return html`<a href="${addressIn(address, one)}" lang="${one}" hreflang="${one}" title="${long}"${current}><span aria-hidden="true">${short}</span><span class="hide">${long}</span></a>`
  })}</nav>`
}

/** This page in another language, whatever else its address says. */
function addressIn(address: string, language: Language): string {
  const { pathname, search } = placeOf(address)
  const query = new URLSearchParams(search)
  query.set('lang', language)
  return `${pathname}?${query}`
}

/** Which address a page is to be known by, and in which languages it is there. */
function alternates(request: FastifyRequest, { languages, home }: Site): Html {
  const { pathname } = placeOf(request.url)
  // In a frame or not, it is one page.
  const path = home === '/embed' ? pathname.replace(/^\/embed/, '') || '/' : pathname
  const address = ownOrigin(request) + path
  return html`<link rel="canonical" href="${address}">
${languages.map((one) => html`<link rel="alternate" hreflang="${one}" href="${`${address}?lang=${one}`}">`)}
<link rel="alternate" hreflang="x-default" href="${address}">`
}
