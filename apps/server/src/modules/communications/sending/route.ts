import type { Attempt, Channel } from '../tables.ts'

/** Somebody who is written to, as they are known now. */
export interface Addressee {
  name: string
  email: string
  /** In E.164. */
  phone: string | undefined
  /** Channels on which they want nothing. */
  refuses: readonly Channel[]
}

export interface Ways {
  /** In the order in which they are tried. */
  channels: readonly Channel[]
  addressee: Addressee
  /** Channels that this installation has. */
  has: (channel: Channel) => boolean
  /** What was tried in this round. */
  attempts: readonly Attempt[]
  fallbackMinutes: number
  /** Their number has had as many messages of the business as one gets in a day. */
  isNumberFull: boolean
  now: Temporal.Instant
}

export type Way =
  | { channel: Channel; recipient: string }
  /** Mail cannot be sent from here at present: the message waits. */
  | 'wait'
  | { status: 'failed' | 'cancelled'; reason: string }

/** Whether nothing more comes of an attempt, so that the next channel has its turn. */
const isFinal = ({ metadata }: Pick<Attempt, 'metadata'>) =>
  (metadata as { isFinal?: boolean } | null)?.isFinal === true

/**
 * Whether a channel may have given it to them already, and has been tried once more since: each time more it might come
 * again. Who is sent the same email twice can tell by its Message-ID.
 */
const isSpent = (channel: Channel, attempts: readonly Attempt[]) => {
  if (channel === 'email') return false
  const tried = attempts.filter((attempt) => attempt.channel === channel)
  const unsure = tried.findIndex(({ status }) => status === 'unknown' || status === 'sending')
  return unsure !== -1 && unsure < tried.length - 1
}

const recipientOn = (channel: Channel, { email, phone }: Addressee) => (channel === 'email' ? email : (phone ?? ''))

/**
 * The way that a message goes next: the first channel that exists, leads to them, is wanted and has not failed for good.
 * One that has failed for a while, though it may work again, stands behind the others.
 */
export function chooseWay(ways: Ways): Way {
  const { channels, addressee, has, attempts, fallbackMinutes, isNumberFull, now } = ways
  const reachable = channels.filter((channel) => recipientOn(channel, addressee) !== '')
  const wanted = reachable.filter((channel) => !addressee.refuses.includes(channel))
  const left = wanted.filter(
    (channel) =>
      !attempts.some((attempt) => attempt.channel === channel && isFinal(attempt)) && !isSpent(channel, attempts),
  )
  const open = left.filter((channel) => has(channel) && (channel === 'email' || !isNumberFull))
  const isStuck = (channel: Channel) => {
    const first = attempts.find((attempt) => attempt.channel === channel)
    return first !== undefined && Temporal.Instant.compare(first.createdAt.add({ minutes: fallbackMinutes }), now) <= 0
  }
  const channel = open.find((one) => !isStuck(one)) ?? open[0]
  if (channel !== undefined) return { channel, recipient: recipientOn(channel, addressee) }
  if (left.includes('email')) return 'wait'
  if (isNumberFull && left.some(has)) return { status: 'failed', reason: 'The number has had too many messages today.' }
  const last = attempts.findLast((attempt) => attempt.error !== '')
  if (last !== undefined) return { status: 'failed', reason: `${last.channel}: ${last.error}` }
  if (reachable.length > 0 && wanted.length === 0) return { status: 'cancelled', reason: 'They want no messages.' }
  if (reachable.length === 0)
    return { status: 'failed', reason: 'There is no address and no number for the channels that are used.' }
  return { status: 'failed', reason: `No message can be sent by ${wanted.join(' or ')} from here.` }
}
