import type { Scope } from '@bookme/tenancy'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../../core/config.ts'
import { ForgedError } from './errors.ts'
import { readSmsInbound, readSmsStatus, readWhatsApp } from './inbound.ts'
import { receive, receiveDeliveries } from './receive.ts'
import { statusPath } from './senders.ts'
import { isFromMeta, isFromTwilio, isWord, publicUrls } from './signatures.ts'

export interface WebhookOptions {
  tenancy: { shared: Scope<'shared'> }
  config: Pick<Config, 'sms' | 'whatsApp'>
}

// Providers call from few addresses, and for each message several times: the signature turns away whoever else comes.
const config = { permission: 'everyone', hosts: 'platform', rateLimit: false } as const

/** Of a text message there is little to say: what is longer, or has more fields, nobody signed, and it is not looked at. */
const ofSms = { config, bodyLimit: 64 * 1024 } as const
const mostFields = 100
/** WhatsApp says up to a thousand things at once, and again for days what is refused. */
const whatsAppBytes = 4 * 1024 * 1024

/** Says that there is nothing to say: https://www.twilio.com/docs/messaging/twiml */
const nothing = '<?xml version="1.0" encoding="UTF-8"?>\n<Response></Response>'

/**
 * Where providers say what became of messages, and what people wrote back. They carry no cookie and no key: what counts is
 * the signature over the whole of what they say. What is not signed is not read.
 */
export async function phoneWebhooks(app: FastifyInstance, { tenancy, config: given }: WebhookOptions): Promise<void> {
  const { shared } = tenancy
  const { sms, whatsApp } = given
  // The bytes are what was signed, whatever they say they are.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
  })

  /** @throws {ForgedError} */
  const formOf = (request: FastifyRequest): URLSearchParams => {
    const signature = headerOf(request, 'x-twilio-signature')
    const body = bytesOf(request).toString('utf8')
    if (sms === undefined || signature === '' || body.split('&', mostFields + 1).length > mostFields) throw forged()
    const form = new URLSearchParams(body)
    if (!isFromTwilio(sms.token, publicUrls(request), form, signature)) throw forged()
    return form
  }
  const answerSms = (reply: FastifyReply) => reply.type('text/xml; charset=utf-8').send(nothing)

  app.post(statusPath, ofSms, async (request, reply) => {
    const delivery = readSmsStatus(formOf(request))
    if (delivery !== undefined) await receiveDeliveries(shared, [delivery], { now: request.now, isLast: false })
    return answerSms(reply)
  })

  app.post('/webhooks/sms/inbound/', ofSms, async (request, reply) => {
    const message = readSmsInbound(formOf(request))
    const isPlaced = message !== undefined && (await receive(shared, message, request.now))
    if (!isPlaced) request.log.info('a text message is of nobody here, or has come before')
    return answerSms(reply)
  })

  // https://developers.facebook.com/docs/graph-api/webhooks/getting-started#verification-requests
  app.get('/webhooks/whatsapp/', { config }, async (request, reply) => {
    const query = new URL(request.raw.url ?? '/', 'http://x').searchParams
    const challenge = query.get('hub.challenge') ?? ''
    const isOurs = whatsApp !== undefined && isWord(whatsApp.verifyToken, query.get('hub.verify_token') ?? '')
    if (!isOurs || query.get('hub.mode') !== 'subscribe' || !/^[\w-]{1,200}$/.test(challenge)) throw forged()
    return reply.type('text/plain; charset=utf-8').send(challenge)
  })

  app.post('/webhooks/whatsapp/', { config, bodyLimit: whatsAppBytes }, async (request, reply) => {
    const body = bytesOf(request)
    const signature = headerOf(request, 'x-hub-signature-256')
    if (whatsApp === undefined || !isFromMeta(whatsApp.secret, body, signature)) throw forged()
    const { messages, deliveries } = readWhatsApp(jsonOf(body), whatsApp.phoneId)
    for (const message of messages) {
      const isPlaced = await receive(shared, message, request.now)
      if (!isPlaced) request.log.info('a message of WhatsApp is of nobody here, or has come before')
    }
    await receiveDeliveries(shared, deliveries, { now: request.now, isLast: false })
    return reply.type('text/plain; charset=utf-8').send('')
  })
}

function forged(): ForgedError {
  return new ForgedError('This is not signed by a provider of ours.')
}

function bytesOf({ body }: FastifyRequest): Buffer {
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0)
}

function headerOf({ headers }: FastifyRequest, name: string): string {
  const value = headers[name]
  return typeof value === 'string' ? value : ''
}

/** What cannot be read says nothing; refused, it would come again for days. */
function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}
