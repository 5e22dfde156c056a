import type { FastifyReply, FastifyRequest } from 'fastify'
import { html } from 'hono/html'
import type { Html } from '../../core/page.ts'
import type { Format } from '../format.ts'
import { sendSite } from '../layout.ts'
import { link } from '../parts/index.ts'
import { platformSite } from '../site.ts'
import { landingStyle } from './landing-style.ts'
import { type LandingWords, landingWords } from './words/landing.ts'

/** Where businesses learn what this is, on the platform's own host. */
export function sendLanding(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const site = platformSite(request, reply)
  const words = landingWords[site.language]
  const start = link('/sign-up', words.start, { kind: 'main' })
  const body = html`<div class="landing">
<section class="hero"><div class="stack">
<h1>${words.heading}</h1>
<p class="lead">${words.lead}</p>
<p class="row">${start}${link('/log-in', words.logIn)}</p>
<p class="soft small">${words.free}</p>
</div>${drawing(words, site.format)}</section>
<section><h2>${words.forWhom}</h2><ul class="thirds">${words.trades.map(([title, text], index) => html`<li class="card stack-s">${icons[index] ?? ''}<h3>${title}</h3><p class="soft">${text}</p></li>`)}</ul></section>
<section><h2>${words.how}</h2><ol class="thirds steps">${words.steps.map(([title, text]) => html`<li class="stack-s"><h3>${title}</h3><p class="soft">${text}</p></li>`)}</ol></section>
<section><h2>${words.what}</h2><ul class="halves">${[...words.points, words.languages].map(([title, text]) => html`<li class="point"><div><h3>${title}</h3><p class="soft">${text}</p></div></li>`)}</ul></section>
<section class="last card"><div class="stack-s"><h2>${words.last[0]}</h2><p class="soft">${words.last[1]}</p></div>${start}</section>
</div>`
  const footer = html`<span>${words.title}</span><nav class="row"><a href="/log-in">${words.logIn}</a><a href="/api/schema/swagger/">${words.api}</a><a href="/admin">${words.operators}</a></nav>`
  return sendSite(request, reply, site, {
    title: words.title,
    description: words.description,
    isPublic: true,
    style: landingStyle,
    body,
    footer,
  })
}

/** A telephone with a page on it, drawn with what such a page is made of. One picture to those who listen. */
function drawing({ mock }: LandingWords, format: Format): Html {
  const times = ['14:00', '14:45', '15:30', '16:15', '17:00', '17:45']
  return html`<div class="scene" role="img" aria-label="${mock.label}">
<div class="phone">
<div class="top"><span class="mark">${[...mock.name][0] ?? ''}</span><b>${mock.name}</b></div>
${mock.services.map(([name, minutes, dirhams], index) => html`<div class="${index === 0 ? 'line on' : 'line'}"><span>${name}<small>${format.duration(minutes)}</small></span><b>${format.money(dirhams * 100, 'MAD')}</b></div>`)}
<small class="day">${mock.day}</small>
<div class="times">${times.map((time) => html`<span${time === '15:30' ? html` class="on"` : ''}>${time}</span>`)}</div>
<div class="book">${mock.book}</div>
</div>
<div class="said one"><b>${mock.done}</b><small>${mock.services[0]?.[0] ?? ''} · 15:30</small></div>
<div class="said two"><small>${mock.reminder}</small></div>
</div>`
}

const icon = (shape: Html): Html =>
  html`<svg class="icon" viewBox="0 0 24 24" width="28" height="28" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${shape}</svg>`

/** Scissors, a cross, a ring of people. */
const icons: readonly Html[] = [
  icon(html`<circle cx="6" cy="6" r="2.5"/><circle cx="6" cy="18" r="2.5"/><path d="M8.2 7.4 20 17M8.2 16.6 20 7"/>`),
  icon(html`<rect x="3.5" y="3.5" width="17" height="17" rx="4"/><path d="M12 8v8M8 12h8"/>`),
  icon(
    html`<circle cx="12" cy="7" r="3"/><path d="M6.5 20c0-3.3 2.4-6 5.5-6s5.5 2.7 5.5 6"/><path d="M4 10.500v.01M20 10.500v.01"/>`,
  ),
]
