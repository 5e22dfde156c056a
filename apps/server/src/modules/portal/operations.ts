import { randomInt, randomUUIDv7 } from 'node:crypto'
import type { SharedDb, TenantTx } from '@bookme/tenancy'
import type { Language } from '../../core/i18n.ts'
import { isSigned, sign } from '../../core/signed.ts'
import { type NewMessage, queueMessage, queueNothing, write } from '../mail/index.ts'
import type { Contact } from './contact.ts'
import { TooManyCodesError } from './errors.ts'
import { type AccessCode, countCodes, countTry, findLanguage, insertCode, lockAsking, useCode } from './queries.ts'
import { codeWords } from './words.ts'

export const codeMinutes = 10
/** A code is guessed at five times at most: of a million that there are. */
const mostTries = 5
const mostOfContact = 3
/** A family, an office, and those who share an address of a mobile carrier. */
const mostOfNetwork = 10
/**
 * A day at somebody else's computer ends with the day. A new code costs a customer a minute, and most come by the link
 * in their messages anyway, which lives longer and shows one booking.
 */
const sessionHours = 12

export interface Around {
  /** Signs codes and sessions. */
  secret: string
  tenantId: string
  now: Temporal.Instant
}

/** What was made for somebody who asked, to be sent when it has committed. */
export interface Issued {
  code: string
  /** Of the customer; `undefined`: nobody here has this contact, and nobody is written to. */
  language: Language | undefined
}

const subjectOf = (tenantId: string, { id, contact }: Pick<AccessCode, 'id' | 'contact'>, code: string) =>
  `customer code ${tenantId} ${id} ${contact} ${code}`

/**
 * Makes a code for a contact, whether somebody here has it or not: the same statements, and so the same time.
 *
 * @throws {TooManyCodesError} whoever it is
 */
export async function issueCode(
  tx: TenantTx,
  { channel, contact }: Contact,
  network: string,
  { secret, tenantId, now }: Around,
): Promise<Issued> {
  await lockAsking(tx, tenantId, contact, network)
  const counts = await countCodes(tx, { contact, network, since: now.subtract({ hours: 1 }) })
  if (counts.ofContact >= mostOfContact || counts.ofNetwork >= mostOfNetwork) {
    throw new TooManyCodesError('Too many codes were asked for: wait an hour, and look among your messages meanwhile.')
  }
  const id = randomUUIDv7()
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const codeHash = sign(secret, subjectOf(tenantId, { id, contact }, code))
  const expiresAt = now.add({ minutes: codeMinutes })
  const [language] = await Promise.all([
    findLanguage(tx, { channel, contact }),
    insertCode(tx, { id, contact, channel, codeHash, expiresAt, network, createdAt: now, updatedAt: now }),
  ])
  return { code, language }
}

/** Has a code sent; where nobody is to get one, does as much. */
export async function sendCode(
  db: SharedDb,
  { channel, contact }: Contact,
  { code, language }: Issued,
  business: { id: string; name: string },
): Promise<void> {
  const words = codeWords[language ?? 'fr']
  const { name } = business
  const letter = {
    ...{ language: language ?? 'fr', subject: words.subject(name), from: name },
    ...{ paragraphs: words.paragraphs(name), code },
  }
  const text = channel === 'sms' ? { text: words.text(name, code) } : write(letter)
  const recipient = channel === 'sms' ? `+${contact}` : contact
  const message: NewMessage = {
    kind: 'customer_code',
    channel,
    recipient,
    tenantId: business.id,
    validMinutes: codeMinutes,
    ...text,
  }
  await (language === undefined ? queueNothing(db, message) : queueMessage(db, message))
}

/**
 * Trades a code for a session. What it costs to be wrong is kept: so `tx` must commit whatever comes of it.
 *
 * @returns `undefined`: wrong, old, used, or guessed at too often; nobody is told which
 */
export async function redeemCode(
  tx: TenantTx,
  contact: string,
  code: string,
  { secret, tenantId, now }: Around,
): Promise<{ id: string; expiresAt: Temporal.Instant } | undefined> {
  const tried = await countTry(tx, { contact, most: mostTries, now })
  if (tried === undefined || !isSigned(secret, subjectOf(tenantId, tried, code), tried.codeHash)) return undefined
  const expiresAt = now.add({ hours: sessionHours })
  await useCode(tx, tried.id, now, expiresAt)
  return { id: tried.id, expiresAt }
}
