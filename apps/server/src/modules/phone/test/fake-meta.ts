import { randomBytes } from 'node:crypto'
import {
  answerJson,
  type Called,
  call,
  type FakeServer,
  follow,
  startServer,
  type Whim,
} from '../../../../test/fakes/http.ts'
import { metaSignature } from '../signatures.ts'

export interface ReceivedWhatsApp {
  id: string
  /** In E.164. */
  to: string
  type: 'text' | 'template'
  /** Of a text. */
  body: string
  template: { name: string; language: string; parameters: string[] } | undefined
}

export interface FakeMetaOptions {
  phoneId?: string
  token?: string
  secret?: string
  verifyToken?: string
  /** The platform: `http://localhost:8000`. */
  platform?: string
  /** What is done with a message in place of taking it; `nth` counts those to one number from 1. */
  whim?: (message: ReceivedWhatsApp, nth: number) => Whim | undefined
  /** What is told of each message that was taken, in this order; none by default. */
  reports?: (message: ReceivedWhatsApp) => readonly string[]
  /** Whether a text is let through only to whoever has written; by default yes, as Meta does. */
  minds24Hours?: boolean
}

export interface FakeMeta extends FakeServer {
  phoneId: string
  token: string
  secret: string
  verifyToken: string
  /** Every message that was taken, in order; of one that was sent twice, both. */
  received: ReceivedWhatsApp[]
  /** Says what became of a message, as often as it is told to. */
  report(id: string, status: string, more?: { code?: number }): Promise<Called>
  /** Somebody writes; `more` is what the message has beside a text, or in its place. */
  write(
    from: string,
    body: string,
    more?: Record<string, unknown> & { id?: string; at?: Temporal.Instant; answers?: string },
  ): Promise<Called>
  /** Sends what it likes, signed as by Meta unless said otherwise. */
  notify(body: object | string, signature?: string): Promise<Called>
  /** Asks whether the address is the platform's. */
  verify(token: string, challenge: string): Promise<Called>
}

interface Wanted {
  messaging_product?: string
  to?: string
  type?: string
  text?: { body?: string }
  template?: {
    name?: string
    language?: { code?: string }
    components?: { type: string; parameters: { type: string; text: string }[] }[]
  }
}

/** Speaks the protocol of Meta's Cloud API: takes messages, says what became of them, and passes on what people write. */
export async function startFakeMeta(options: FakeMetaOptions = {}): Promise<FakeMeta> {
  const { phoneId = '100000000000001', token = 'the-token-of-the-fake', secret = 'the-secret-of-the-fake' } = options
  const { verifyToken = 'the word that was agreed on', minds24Hours = true } = options
  const received: ReceivedWhatsApp[] = []
  const seen = new Map<string, number>()
  const wroteAt = new Map<string, number>()

  const server = await startServer(async (request, body, reply) => {
    const refuse = (status: number, code: number) =>
      answerJson(reply, status, { error: { message: 'no', type: 'OAuthException', code, fbtrace_id: 'x' } })
    if (request.headers.authorization !== `Bearer ${token}`) return refuse(401, 190)
    if (request.method !== 'POST' || request.url !== `/v23.0/${phoneId}/messages`) return refuse(404, 100)
    const wanted = JSON.parse(body.toString('utf8')) as Wanted
    const { to = '', type = 'text', text, template } = wanted
    const parameters = template?.components?.[0]?.parameters.map((one) => one.text) ?? []
    const isText = type === 'text' && (text?.body ?? '') !== ''
    const isTemplate = type === 'template' && Boolean(template?.name && template.language?.code)
    if (wanted.messaging_product !== 'whatsapp' || !/^[1-9]\d{7,14}$/.test(to) || !(isText || isTemplate)) {
      return refuse(400, 100)
    }
    if (parameters.some((one) => one === '' || /[\n\t]| {5}/.test(one))) return refuse(400, 132018)
    const message: ReceivedWhatsApp = {
      id: `wamid.${randomBytes(24).toString('base64')}`,
      to: `+${to}`,
      type: isText ? 'text' : 'template',
      body: text?.body ?? '',
      template: isTemplate
        ? { name: template?.name ?? '', language: template?.language?.code ?? '', parameters }
        : undefined,
    }
    const nth = (seen.get(message.to) ?? 0) + 1
    seen.set(message.to, nth)
    const whim = options.whim?.(message, nth)
    if (typeof whim === 'object' && 'refuse' in whim) return refuse(whim.refuse.status, whim.refuse.code ?? 131000)
    const isOpen = Date.now() - (wroteAt.get(message.to) ?? 0) < 24 * 3_600_000
    if (isText && minds24Hours && !isOpen) return refuse(400, 131047)
    if (!(typeof whim === 'object' && 'answer' in whim)) received.push(message)
    if (await follow(whim, reply)) return
    const contacts = [{ input: to, wa_id: to }]
    answerJson(reply, 200, { messaging_product: 'whatsapp', contacts, messages: [{ id: message.id }] })
    for (const status of options.reports?.(message) ?? []) await report(message.id, status).catch(() => {})
  })

  const url = () => `${options.platform ?? 'http://localhost:8000'}/webhooks/whatsapp/`
  const notify: FakeMeta['notify'] = (body, given) => {
    const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
    const headers = { 'content-type': 'application/json', 'x-hub-signature-256': given ?? metaSignature(secret, bytes) }
    return call(url(), { headers, body: bytes })
  }
  const change = (value: object) => {
    const metadata = { display_phone_number: '15550783881', phone_number_id: phoneId }
    const whole = { messaging_product: 'whatsapp', metadata, ...value }
    return { object: 'whatsapp_business_account', entry: [{ id: '1', changes: [{ value: whole, field: 'messages' }] }] }
  }
  const report: FakeMeta['report'] = (id, status, { code } = {}) => {
    const errors = code === undefined ? {} : { errors: [{ code, title: 'no' }] }
    const to = received.find((one) => one.id === id)?.to.slice(1) ?? ''
    const timestamp = String(Math.floor(Date.now() / 1000))
    return notify(change({ statuses: [{ id, status, timestamp, recipient_id: to, ...errors }] }))
  }

  return {
    ...server,
    ...{ phoneId, token, secret, verifyToken, received, report, notify },
    url: `${server.url}/v23.0`,
    write: (from, body, more = {}) => {
      const { id = `wamid.${randomBytes(24).toString('base64')}`, at = Temporal.Now.instant(), answers, ...rest } = more
      wroteAt.set(from, Date.now())
      const context = answers === undefined ? {} : { context: { from: '15550783881', id: answers } }
      const timestamp = String(Math.floor(at.epochMilliseconds / 1000))
      const message = { from: from.slice(1), id, timestamp, type: 'text', text: { body }, ...context, ...rest }
      return notify(change({ contacts: [{ wa_id: from.slice(1), profile: { name: 'Amina' } }], messages: [message] }))
    },
    verify: (given, challenge) => {
      const query = new URLSearchParams({
        ...{ 'hub.mode': 'subscribe', 'hub.verify_token': given, 'hub.challenge': challenge },
      })
      return call(`${url()}?${query}`, { method: 'GET' })
    },
  }
}
