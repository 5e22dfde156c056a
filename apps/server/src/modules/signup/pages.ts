import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { html } from 'hono/html'
import { z } from 'zod'
import type { Language } from '../../core/i18n.ts'
import { sendPage } from '../../core/page.ts'
import { LinkInvalidError } from './errors.ts'
import { lookUp, type SigningUp, verify } from './operations.ts'
import { hostUrl } from './routes.ts'

const words: Record<Language, Record<'ask' | 'confirm' | 'done' | 'go' | 'invalid' | 'invalidTitle', string>> = {
  en: {
    ask: 'Confirm that this address is yours and that the business is, too: its booking page opens then.',
    confirm: 'Confirm',
    done: 'Your address is confirmed, and the booking page is open.',
    go: 'To the booking page',
    invalidTitle: 'This link cannot be used',
    invalid: 'It has expired, or its business is gone. Sign up again.',
  },
  fr: {
    ask: 'Confirmez que cette adresse et cet établissement sont les vôtres\u202f: la page de réservation s’ouvre alors.',
    confirm: 'Confirmer',
    done: 'Votre adresse est confirmée et la page de réservation est ouverte.',
    go: 'Vers la page de réservation',
    invalidTitle: 'Ce lien ne peut pas être utilisé',
    invalid: 'Il a expiré, ou son établissement n’existe plus. Inscrivez-vous à nouveau.',
  },
  ar: {
    ask: 'أكّدوا أن هذا العنوان وهذه المؤسسة لكم، فتُفتح صفحة الحجز.',
    confirm: 'تأكيد',
    done: 'تم تأكيد عنوانكم، وصفحة الحجز مفتوحة.',
    go: 'إلى صفحة الحجز',
    invalidTitle: 'لا يمكن استعمال هذا الرابط',
    invalid: 'انتهت صلاحيته، أو لم تعد المؤسسة موجودة. سجّلوا من جديد.',
  },
}

const Link = z.object({ token: z.string().max(200).catch('') })
const config = { permission: 'everyone', door: true, rateLimit: { max: 20, timeWindow: '1 minute' } } as const
const path = '/sign-up/verify'

/** Where the link of a sign-up leads: a page that asks, since programs follow links before people do. */
export async function signUpPages(scope: FastifyInstance, signingUp: SigningUp): Promise<void> {
  const app = scope.withTypeProvider<ZodTypeProvider>()
  const form = 'application/x-www-form-urlencoded'
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(form, { parseAs: 'string', bodyLimit: 4096 }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  )
  app.setErrorHandler((error, request, reply) => {
    if (!(error instanceof LinkInvalidError)) throw error
    return sendPage(request, reply.code(404), (_words, language) => {
      const { invalid: text, invalidTitle: title } = words[language]
      return { title, text }
    })
  })
  // The token is in the address: no page that is gone to from here is to hear of it.
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('referrer-policy', 'no-referrer').header('cache-control', 'no-store')
  })

  app.get(path, { config, schema: { querystring: Link } }, async (request, reply) => {
    const { token } = request.query
    const { name } = await lookUp(signingUp, token, request.now)
    return sendPage(request, reply, (_words, language) => {
      const { ask: text, confirm } = words[language]
      const body = html`<form method="post" action="${path}"><input type="hidden" name="token" value="${token}"><button>${confirm}</button></form>`
      return { title: name, text, body }
    })
  })

  app.post(path, { config, schema: { body: Link } }, async (request, reply) => {
    const { name, slug } = await verify(signingUp, request.body.token, request.now)
    const href = hostUrl(request, `${slug}.${signingUp.platform}`)
    return sendPage(request, reply, (_words, language) => {
      const { done: text, go } = words[language]
      return { title: name, text, links: [{ href, title: go, about: '' }] }
    })
  })
}
