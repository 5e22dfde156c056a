import type { Tenancy } from '@bookme/tenancy'
import type { FastifyInstance } from 'fastify'
import { html } from 'hono/html'
import { noSuchAddress } from '../../core/access.ts'
import type { Language } from '../../core/i18n.ts'
import { type Html, sendPage } from '../../core/page.ts'
import { stateOf } from './contract.ts'
import { listLatest } from './queries.ts'
import type { Message } from './tables.ts'

const most = 50

const words: Record<Language, Record<'title' | 'text', string>> = {
  en: {
    title: 'Mail',
    text: `The latest ${most} messages, the newest first. In development none is sent without SMTP_URL.`,
  },
  fr: {
    title: 'Messages',
    text: `Les ${most} derniers messages, le plus récent d’abord. En développement, rien n’est envoyé sans SMTP_URL.`,
  },
  ar: {
    title: 'الرسائل',
    text: `آخر ${most} رسالة، الأحدث أولاً. أثناء التطوير لا يُرسل شيء من دون SMTP_URL.`,
  },
}

/** Of development alone: whatever would be sent to people, with its links, for whoever runs the platform on their machine. */
export async function mailPages(
  app: FastifyInstance,
  { tenancy }: { tenancy: Pick<Tenancy, 'shared'> },
): Promise<void> {
  app.get('/dev/mail', { config: { permission: 'everyone', hosts: 'platform' } }, async (request, reply) => {
    // Codes and links open accounts: they are for whoever sits at this machine.
    if (!isHere(request.ip)) throw noSuchAddress()
    const latest = await listLatest(tenancy.shared.db, most)
    reply.header('cache-control', 'no-store')
    return sendPage(request, reply, (_words, language) => ({
      ...words[language],
      body: html`<ul>${latest.map(messageItem)}</ul>`,
    }))
  })
}

function isHere(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address)
}

function messageItem(message: Message): Html {
  const { recipient, channel, kind, subject, text, createdAt } = message
  return html`<li><article>
<h2 dir="auto">${subject === '' ? kind : subject}</h2>
<small dir="ltr"><bdi>${recipient}</bdi> · ${channel} · ${kind} · ${stateOf(message)} · <time>${createdAt.toString()}</time></small>
${
  text === ''
    ? ''
    : text
        .trim()
        .split(/\n{2,}/)
        .map((paragraph) => html`<p dir="auto">${linesOf(paragraph)}</p>`)
}
</article></li>
`
}

/** As the mail has them. */
function linesOf(paragraph: string): Html[] {
  return paragraph.split('\n').flatMap((line, index) => (index === 0 ? linked(line) : [html`<br>`, ...linked(line)]))
}

/** Text in which addresses are links. */
function linked(text: string): Html[] {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, index) => (index % 2 === 1 ? html`<a href="${part}" dir="ltr">${part}</a>` : html`${part}`))
}
