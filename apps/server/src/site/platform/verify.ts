import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { html } from 'hono/html'
import { hostUrl, LinkInvalidError, lookUp, type SigningUp, verify } from '../../modules/signup/index.ts'
import { formOf, queryOf } from '../forms.ts'
import { sendSite } from '../layout.ts'
import { button, hidden, link } from '../parts/index.ts'
import { platformSite } from '../site.ts'
import { signUpWords } from './words/sign-up.ts'

const config = { permission: 'everyone', door: true, rateLimit: { max: 20, timeWindow: '1 minute' } } as const
const path = '/sign-up/verify'
const schema = { hide: true }

/** Where the link of a sign-up leads: a page that asks, since programs follow links before people do. */
export function verifyRoutes(app: FastifyInstance, signingUp: SigningUp): void {
  const tokenOf = (token: string | undefined) => (token === undefined || token.length > 200 ? '' : token)

  app.get(path, { config, schema }, async (request, reply) => {
    const token = tokenOf(queryOf(request).get('token'))
    return orInvalid(signingUp, request, reply, async () => {
      const { name } = await lookUp(signingUp, token, request.now)
      const site = platformSite(request, reply)
      const { verify: words } = signUpWords[site.language]
      return sendSite(request, reply, site, {
        title: `${words.title} ${name}`,
        isNarrow: true,
        body: html`<div class="card stack"><h1><bdi>${name}</bdi></h1><p>${words.ask}</p>
<form method="post" action="${path}">${hidden('token', token)}${button(words.confirm, { isWide: true })}</form></div>`,
      })
    })
  })

  app.post(path, { config, schema }, async (request, reply) =>
    orInvalid(signingUp, request, reply, async () => {
      const { name, slug } = await verify(signingUp, tokenOf(formOf(request).get('token')), request.now)
      const url = hostUrl(request, `${slug}.${signingUp.platform}`)
      const site = platformSite(request, reply)
      const { done } = signUpWords[site.language]
      return sendSite(request, reply, site, {
        title: done.title,
        isNarrow: true,
        body: html`<div class="card stack"><p><bdi class="pill good">${name}</bdi></p><h1>${done.title}</h1><p>${done.text}</p>
<p>${link(`${url}log-in`, done.logIn, { kind: 'main', isWide: true })}</p><p>${link(url, done.page, { isWide: true })}</p></div>`,
      })
    }),
  )
}

async function orInvalid(
  { platform }: SigningUp,
  request: FastifyRequest,
  reply: FastifyReply,
  work: () => Promise<FastifyReply>,
): Promise<FastifyReply> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof LinkInvalidError)) throw error
    const site = platformSite(request, reply)
    const { invalid } = signUpWords[site.language]
    return sendSite(request, reply.code(404), site, {
      title: invalid.title,
      isNarrow: true,
      body: html`<div class="card stack"><h1>${invalid.title}</h1><p>${invalid.text}</p><p>${link(`${hostUrl(request, platform)}sign-up`, invalid.signUp, { kind: 'main' })}</p></div>`,
    })
  }
}
