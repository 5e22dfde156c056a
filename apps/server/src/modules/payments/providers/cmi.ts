import { hash, randomBytes } from 'node:crypto'
import { fromDecimal, toDecimal } from '../../../core/wire.ts'
import type { Intent, Refund } from '../tables.ts'
import { type CmiApi, callCmi, NoAnswerError } from './cmi-api.ts'
import { hashVer3, isHashed } from './cmi-hash.ts'
import { ForgedCallbackError, ProviderUnavailableError } from './errors.ts'
import type { Begun, OpenAccount, Provider, Purchase, RefundAnswer, Told } from './port.ts'

/** Where the gateway is: its page is `est3Dgate` below it, its XML interface `api`. */
export interface CmiOptions {
  url: string
  testUrl: string
}

/** ISO 4217 in numbers, of what the gateway takes. */
const numbers: Readonly<Record<string, string>> = { MAD: '504', EUR: '978', USD: '840' }
const letters = Object.fromEntries(Object.entries(numbers).map(([code, number]) => [number, code]))

/** A payment is authorised on the page, and taken when we answer the callback: so nothing is taken for a time that is gone. */
const trantype = 'PreAuth'

/**
 * A hosted page as CMI has it: the customer's browser posts a signed form, and the gateway's server tells ours what came
 * of it. Each business has a contract, a merchant number and a store key of its own.
 */
export class CmiProvider implements Provider {
  readonly name = 'cmi'
  readonly secrets = { needed: ['store_key'], optional: ['api_user', 'api_password'] }
  readonly #options: CmiOptions

  constructor(options: CmiOptions) {
    this.#options = options
  }

  async begin({ intent, language, payer, urls }: Purchase, account: OpenAccount): Promise<Begun> {
    const currency = numbers[intent.currency]
    if (currency === undefined) throw new ProviderUnavailableError(`The gateway takes no ${intent.currency}.`)
    const fields: Record<string, string> = {
      clientid: account.publicId,
      storetype: '3D_PAY_HOSTING',
      trantype,
      amount: toDecimal(intent.amountMinor, intent.currency),
      currency,
      oid: intent.id,
      okUrl: urls.back,
      failUrl: urls.back,
      shopurl: urls.page,
      callbackUrl: urls.callback,
      lang: language,
      rnd: randomBytes(15).toString('base64url'),
      hashAlgorithm: 'ver3',
      encoding: 'UTF-8',
      refreshtime: '5',
      AutoRedirect: 'true',
      BillToName: payer.name,
      ...(payer.email === null ? {} : { email: payer.email }),
    }
    const signed = { ...fields, hash: hashVer3(fields, storeKeyOf(account)) }
    return {
      way: { kind: 'form', action: this.#address('est3Dgate', account), fields: signed },
      providerRef: intent.id,
    }
  }

  /**
   * What the gateway's server says. Its hash is looked at before anything else of it.
   *
   * @throws {ForgedCallbackError}
   */
  parse(fields: Readonly<Record<string, string>>, account: OpenAccount, now: Temporal.Instant): Told {
    if (!isHashed(fields, storeKeyOf(account))) throw new ForgedCallbackError('The hash is not the store key’s.')
    const { oid: intentId = '', ProcReturnCode: code = '', TransId: movement = '', clientid } = fields
    if (clientid !== account.publicId) throw new ForgedCallbackError('It is for another merchant.')
    const facts = Object.fromEntries(told.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]]])))
    const saying = { eventId: eventOf(fields), kind: `callback ${code}`, intentId, at: now, facts }
    // Without a number of its own a movement could be written down twice.
    if (code !== '00' || movement === '') {
      return { ...saying, says: 'failed', reason: `${code} ${fields.Response ?? ''}`.trim() }
    }
    const money = moneyOf(fields.amount ?? '', fields.currency ?? '')
    return { ...saying, says: 'captured', ...money, movement, isHeld: fields.trantype?.toLowerCase() === 'preauth' }
  }

  async ask(intent: Intent, account: OpenAccount, now: Temporal.Instant): Promise<Told[] | undefined> {
    const api = this.#apiOf(account)
    if (api === undefined) return undefined
    const said = await callCmi(api, { OrderId: intent.id, Extra: { ORDERSTATUS: 'QUERY' } })
    const status = said('TRANS_STAT')
    const facts = { TRANS_STAT: status, CHARGE_TYPE_CD: said('CHARGE_TYPE_CD'), CAPTURE_AMT: said('CAPTURE_AMT') }
    const saying = {
      ...{ eventId: `query ${intent.id} ${status} ${said('TransId')}`, kind: `query ${status}` },
      ...{ intentId: intent.id, at: now, facts },
    }
    // A sale that was captured, or passed on to be settled; a credit has the same letters and is another type.
    if (['C', 'S'].includes(status) && facts.CHARGE_TYPE_CD !== 'C') {
      const amountMinor = /^\d{1,9}$/.test(facts.CAPTURE_AMT) ? Number(facts.CAPTURE_AMT) : 0
      return [{ ...saying, says: 'captured', amountMinor, currency: intent.currency, movement: said('TransId') }]
    }
    if (['D', 'ERR', 'CNCL', 'V'].includes(status)) return [{ ...saying, says: 'failed', reason: status }]
    // Authorised and not taken: nobody has answered the callback, or the answer did not come there.
    if (status === 'A') return [{ ...saying, says: 'held', reason: status }]
    return []
  }

  /**
   * What was taken today can only be voided, whole; what was settled is credited. The gateway knows no key by which it
   * would know the same refund again, so one whose answer did not come is not asked for twice.
   */
  async refund(refund: Refund, intent: Intent, account: OpenAccount): Promise<RefundAnswer> {
    const api = this.#apiOf(account)
    if (api === undefined) return { outcome: 'failed', reason: 'no_api_user' }
    if (refund.attempts > 1 && refund.status === 'sent') return { outcome: 'unknown', reason: 'no_answer' }
    const Total = toDecimal(refund.amountMinor, refund.currency)
    const currency = { Currency: numbers[refund.currency] ?? '' }
    try {
      const credit = await callCmi(api, { OrderId: intent.id, Type: 'Credit', Total, ...currency })
      if (isApproved(credit)) return { outcome: 'done', movement: credit('TransId') || `credit ${refund.id}` }
      const reason = credit('ProcReturnCode') || 'refused'
      if (refund.amountMinor !== intent.amountMinor) return { outcome: 'failed', reason }
      const voided = await callCmi(api, { OrderId: intent.id, Type: 'Void' })
      if (isApproved(voided)) return { outcome: 'done', movement: voided('TransId') || `void ${refund.id}` }
      return { outcome: 'failed', reason }
    } catch (error) {
      if (error instanceof NoAnswerError) return { outcome: 'unknown', reason: 'no_answer' }
      throw error
    }
  }

  /** Its page knows of no payment before somebody pays it: there is nothing to take back. */
  async cancel(): Promise<void> {}

  #apiOf({ secrets, publicId, ...account }: OpenAccount): CmiApi | undefined {
    const { api_user: user = '', api_password: password = '' } = secrets
    if (user === '' || password === '') return undefined
    return { url: this.#address('api', account), clientId: publicId, user, password }
  }

  #address(path: string, { isTest }: Pick<OpenAccount, 'isTest'>): string {
    const { url, testUrl } = this.#options
    return `${isTest ? testUrl : url}/${path}`
  }
}

/** What is kept of a callback: nothing of the card or the person. */
const told = ['oid', 'TransId', 'ProcReturnCode', 'Response', 'amount', 'currency', 'trantype', 'AuthCode', 'mdStatus']

const isApproved = (said: (tag: string) => string) => said('Response') === 'Approved' && said('ProcReturnCode') === '00'

function storeKeyOf({ secrets }: OpenAccount): string {
  const { store_key: storeKey = '' } = secrets
  // Whoever knows that there is none could sign.
  if (storeKey === '') throw new ProviderUnavailableError('This account has no store key.')
  return storeKey
}

/** The same attempt told again is the same message, whatever else is in it. */
function eventOf(fields: Readonly<Record<string, string>>): string {
  const { oid = '', TransId = '', ProcReturnCode = '', amount = '', currency = '' } = fields
  if (TransId !== '')
    return hash('sha256', JSON.stringify([oid, TransId, ProcReturnCode, amount, currency]), 'base64url')
  return hash('sha256', JSON.stringify(Object.entries(fields).sort()), 'base64url')
}

/** What cannot be read is no money, and so never what was asked for. */
function moneyOf(amount: string, number: string): { amountMinor: number; currency: string } {
  const currency = letters[number] ?? number
  try {
    return { amountMinor: fromDecimal(amount, letters[number] === undefined ? 'MAD' : currency), currency }
  } catch (error) {
    if (error instanceof RangeError) return { amountMinor: 0, currency }
    throw error
  }
}
