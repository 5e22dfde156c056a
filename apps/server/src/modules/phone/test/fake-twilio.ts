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
import { twilioSignature } from '../signatures.ts'

export interface ReceivedText {
  sid: string
  to: string
  from: string
  body: string
  statusCallback: string | undefined
}

export interface FakeTwilioOptions {
  account?: string
  token?: string
  /** The platform: `http://localhost:8000`. Whatever is called is called there. */
  platform?: string
  /** What is done with a message in place of taking it; `nth` counts those to one number from 1. */
  whim?: (message: ReceivedText, nth: number) => Whim | undefined
  /** What is told of each message that was taken, in this order; none by default. */
  reports?: (message: ReceivedText) => readonly string[]
}

export interface FakeTwilio extends FakeServer {
  account: string
  token: string
  /** Every message that was taken, in order; of one that was sent twice, both. */
  received: ReceivedText[]
  /** How often somebody asked, whatever came of it. */
  readonly asked: number
  /** Says what became of a message, as often as it is told to. */
  report(sid: string, status: string, more?: { code?: number; signature?: string; url?: string }): Promise<Called>
  /** Somebody writes. */
  write(
    from: string,
    body: string,
    more?: { sid?: string; optOut?: string; signature?: string; url?: string },
  ): Promise<Called>
}

const messagesPath = /^\/2010-04-01\/Accounts\/(\w+)\/Messages\.json$/

/** Speaks Twilio's protocol: takes messages, says what became of them, and passes on what people write. */
export async function startFakeTwilio(options: FakeTwilioOptions = {}): Promise<FakeTwilio> {
  const { account = 'AC00000000000000000000000000000001', token = 'the token of the fake' } = options
  const received: ReceivedText[] = []
  const seen = new Map<string, number>()
  let asked = 0

  const server = await startServer(async (request, body, reply) => {
    asked += 1
    const refuse = (status: number, code: number) => answerJson(reply, status, { code, message: 'no', status })
    if (request.method !== 'POST' || messagesPath.exec(request.url ?? '')?.[1] !== account) return refuse(404, 20404)
    const expected = `Basic ${Buffer.from(`${account}:${token}`).toString('base64')}`
    if (request.headers.authorization !== expected) return refuse(401, 20003)
    const form = new URLSearchParams(body.toString('utf8'))
    const field = (name: string) => form.get(name) ?? ''
    if (field('Body') === '') return refuse(400, 21602)
    if (field('From') === '' && field('MessagingServiceSid') === '') return refuse(400, 21603)
    if (!/^\+[1-9]\d{7,14}$/.test(field('To'))) return refuse(400, 21211)
    const message: ReceivedText = {
      sid: `SM${randomBytes(16).toString('hex')}`,
      to: field('To'),
      from: field('From') || field('MessagingServiceSid'),
      body: field('Body'),
      statusCallback: form.get('StatusCallback') ?? undefined,
    }
    const nth = (seen.get(message.to) ?? 0) + 1
    seen.set(message.to, nth)
    const whim = options.whim?.(message, nth)
    if (typeof whim === 'object' && 'refuse' in whim) return refuse(whim.refuse.status, whim.refuse.code ?? 20500)
    if (!(typeof whim === 'object' && 'answer' in whim)) received.push(message)
    if (await follow(whim, reply)) return
    answerJson(reply, 201, { sid: message.sid, status: 'queued', to: message.to, body: message.body })
    for (const status of options.reports?.(message) ?? []) await report(message.sid, status).catch(() => {})
  })

  const sign = (url: string, fields: Record<string, string>, given: string | undefined): Promise<Called> => {
    const form = new URLSearchParams(fields)
    const signature = given ?? twilioSignature(token, url, form)
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signature }
    return call(url, { headers, body: form.toString() })
  }
  const platform = () => options.platform ?? 'http://localhost:8000'

  const report: FakeTwilio['report'] = (sid, status, { code, signature, url } = {}) => {
    const message = received.find((one) => one.sid === sid)
    const path = new URL(message?.statusCallback ?? 'http://localhost/webhooks/sms/status/').pathname
    const fields = { MessageSid: sid, SmsSid: sid, MessageStatus: status, AccountSid: account, To: message?.to ?? '' }
    const error = code === undefined ? {} : { ErrorCode: String(code) }
    return sign(url ?? platform() + path, { ...fields, ...error }, signature)
  }

  return {
    ...server,
    ...{ account, token, received, report },
    get asked() {
      return asked
    },
    write: (from, body, { sid = `SM${randomBytes(16).toString('hex')}`, optOut, signature, url } = {}) => {
      const fields = { MessageSid: sid, AccountSid: account, From: from, To: '+15005550006', Body: body, NumMedia: '0' }
      const more = optOut === undefined ? {} : { OptOutType: optOut }
      return sign(url ?? `${platform()}/webhooks/sms/inbound/`, { ...fields, ...more }, signature)
    },
  }
}
