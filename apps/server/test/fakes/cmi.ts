import { createHash } from 'node:crypto'
import { type FakeReply, type FakeRequest, listen, overNetwork, type Send } from './http.ts'

export interface FakeOrder {
  oid: string
  clientid: string
  amount: string
  currency: string
  callbackUrl: string
  okUrl: string
  failUrl: string
  transId: string
  /** `A` authorised, `C` captured, `D` declined, `V` voided; `PN` before anybody has paid. */
  status: 'PN' | 'A' | 'C' | 'D' | 'V'
  credited: number
  /** What our server answered. */
  answers: string[]
}

export interface FakeMerchant {
  storeKey: string
  user?: string
  password?: string
}

type Fields = Record<string, string>

/**
 * A gateway as CMI's: its page takes a signed form, its server tells ours what came of it, and its XML interface is
 * asked. It makes its hash by itself. Nothing is sent by itself: `pay` returns the callback, and `call` sends it.
 */
export async function startFakeCmi(merchants: Record<string, FakeMerchant>, options: { send?: Send } = {}) {
  const { send = overNetwork } = options
  const orders = new Map<string, FakeOrder>()
  const requests: FakeRequest[] = []
  const state = { isDown: false, refunding: 'done' as 'done' | 'refused' | 'not_settled' | 'silent' }

  const page = (form: URLSearchParams): FakeReply => {
    const fields = Object.fromEntries(form) as Fields
    const merchant = merchants[fields.clientid ?? '']
    if (merchant === undefined) return { status: 400, body: 'Unknown merchant' }
    if (fields.hash !== hashOf(fields, merchant.storeKey)) return { status: 400, body: 'Hash mismatch' }
    if (fields.storetype !== '3D_PAY_HOSTING' || fields.hashAlgorithm !== 'ver3' || fields.currency !== '504') {
      return { status: 400, body: 'Bad request' }
    }
    if (!/^\d+\.\d\d$/.test(fields.amount ?? '')) return { status: 400, body: 'Bad amount' }
    const { oid = '', clientid = '', amount = '', currency = '', callbackUrl = '', okUrl = '', failUrl = '' } = fields
    const known = orders.get(oid)
    const fresh = { transId: '', status: 'PN' as const, credited: 0, answers: [] }
    if (known === undefined) orders.set(oid, { oid, clientid, amount, currency, callbackUrl, okUrl, failUrl, ...fresh })
    return {
      body: `<form method="post" action="/fim/pay"><input name="oid" value="${oid}"><button>Pay</button></form>`,
    }
  }

  const api = (form: URLSearchParams): FakeReply => {
    const xml = form.get('DATA') ?? ''
    const read = (tag: string) =>
      (new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(xml)?.[1] ?? '').replace(/&#(\d+);/g, (_, code) =>
        String.fromCodePoint(Number(code)),
      )
    const say = (tags: Fields, extra: Fields = {}) => {
      const all = (of: Fields) =>
        Object.entries(of)
          .map(([tag, text]) => `<${tag}>${text}</${tag}>`)
          .join('')
      return { body: `<?xml version="1.0"?><CC5Response>${all(tags)}<Extra>${all(extra)}</Extra></CC5Response>` }
    }
    const refuse = (code: string) => say({ Response: 'Error', ProcReturnCode: code, ErrMsg: 'refused' })
    const merchant = merchants[read('ClientId')]
    if (merchant?.user === undefined || merchant.user !== read('Name') || merchant.password !== read('Password')) {
      return refuse('99')
    }
    const order = orders.get(read('OrderId'))
    if (order === undefined || order.clientid !== read('ClientId')) return refuse('99')
    const cents = Math.round(Number(order.amount) * 100)
    if (read('ORDERSTATUS') === 'QUERY') {
      const facts = {
        TRANS_STAT: order.status,
        CHARGE_TYPE_CD: 'S',
        CAPTURE_AMT: order.status === 'C' ? String(cents) : '',
      }
      return say({ Response: 'Approved', ProcReturnCode: '00', OrderId: order.oid, TransId: order.transId }, facts)
    }
    if (state.refunding === 'refused') return refuse('57')
    const done = () =>
      say({ Response: 'Approved', ProcReturnCode: '00', TransId: `26326R${crypto.randomUUID().slice(0, 8)}` })
    if (read('Type') === 'Void') {
      order.status = 'V'
      return done()
    }
    const wanted = Math.round(Number(read('Total')) * 100)
    if (state.refunding === 'not_settled' || order.status !== 'C' || order.credited + wanted > cents)
      return refuse('12')
    order.credited += wanted
    return state.refunding === 'silent' ? { status: 504, body: 'Gateway timeout' } : done()
  }

  const listening = await listen((request) => {
    requests.push(request)
    if (state.isDown) return { status: 503, body: 'down' }
    if (request.path === '/fim/est3Dgate') return page(request.form)
    if (request.path === '/fim/pay') {
      void call(pay(request.form.get('oid') ?? ''))
      return { body: '<p>Paid</p>' }
    }
    return request.path === '/fim/api' ? api(request.form) : { status: 404, body: '' }
  })

  /** Somebody pays on the page, or is refused. @returns what its server tells ours; `changes` are signed with the rest */
  function pay(oid: string, { code = '00', changes = {} }: { code?: string; changes?: Fields } = {}): Fields {
    const order = orders.get(oid) as FakeOrder
    const transId = `26326N${crypto.randomUUID().slice(0, 8)}`
    const isApproved = code === '00'
    // A refusal leaves what was authorised before as it is.
    if (isApproved) Object.assign(order, { status: 'A', transId })
    else if (order.status === 'PN') order.status = 'D'
    return sign({
      ...{ oid, ReturnOid: oid, clientid: order.clientid, amount: order.amount, currency: order.currency },
      ...{ ProcReturnCode: code, Response: isApproved ? 'Approved' : 'Declined', TransId: transId, AuthCode: '931386' },
      ...{ storetype: '3D_PAY_HOSTING', trantype: 'PreAuth', hashAlgorithm: 'ver3', encoding: 'UTF-8', lang: 'fr' },
      ...{ MaskedPan: '400000***0010', cardHolderName: 'AMINA | B\\', 'EXTRA.CARDBRAND': 'VISA', callbackCall: 'true' },
      ...{ CallbackURL: order.callbackUrl, mdStatus: '1', ErrMsg: '', rnd: crypto.randomUUID() },
      ...changes,
    })
  }
  function sign(fields: Fields): Fields {
    const key = merchants[fields.clientid ?? '']?.storeKey ?? ''
    return { ...fields, HASH: hashOf(fields, key) }
  }
  /** Tells our server, and does as it answers. */
  async function call(fields: Fields, url?: string): Promise<string> {
    const order = orders.get(fields.oid ?? '')
    const { body } = await send(url ?? order?.callbackUrl ?? '', {
      body: new URLSearchParams(fields).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    order?.answers.push(body)
    if (body === 'ACTION=POSTAUTH' && order?.status === 'A') order.status = 'C'
    return body
  }
  /** What the browser of the customer does with the form that it was given. */
  async function post(form: { action: string; fields: Fields }): Promise<number> {
    const reply = await fetch(form.action, { method: 'POST', body: new URLSearchParams(form.fields) })
    await reply.text()
    return reply.status
  }
  return { address: `${listening.url}/fim`, close: listening.stop, orders, requests, state, pay, sign, call, post }
}

/** By the documentation's words: values by name, `|` behind each, the store key at the end. */
function hashOf(fields: Fields, storeKey: string): string {
  const quote = (text: string) => text.split('\\').join('\\\\').split('|').join('\\|')
  let text = ''
  for (const name of Object.keys(fields).sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))) {
    if (/^(hash|encoding)$/i.test(name)) continue
    text += `${quote(fields[name] as string)}|`
  }
  return createHash('sha512')
    .update(text + quote(storeKey))
    .digest('base64')
}
