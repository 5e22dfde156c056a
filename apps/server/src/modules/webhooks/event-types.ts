/** What becomes of a booking, by the kinds of its events. A time that is only held is no booking yet. */
const ofBookings = [
  'requested',
  'confirmed',
  'declined',
  'expired',
  'moved',
  'reassigned',
  'cancelled',
  'checked_in',
  'completed',
  'no_show',
  'corrected',
] as const

export const testType = 'webhook.test'
export const paymentType = 'payment.recorded'

/** What an endpoint can be told, beside the test that it asks for itself. */
export const eventTypes = [...ofBookings.map((kind) => `booking.${kind}` as const), paymentType] as const
export type EventType = (typeof eventTypes)[number]

const known: ReadonlySet<string> = new Set(ofBookings)

/**
 * What the outside is told of a booking's event.
 *
 * @returns `undefined`: nothing, for a hold and what becomes of it is between the page and its visitor
 */
export function typeOfBookingEvent({
  kind,
  fromStatus,
}: {
  kind: string
  fromStatus?: string | null | undefined
}): EventType | undefined {
  if (!known.has(kind) || (kind === 'expired' && fromStatus === 'held')) return undefined
  return `booking.${kind as (typeof ofBookings)[number]}`
}

/** Whether an endpoint that asked for `wanted` is told of `type`; of a test whoever it is for. */
export function wants(wanted: readonly string[], type: string): boolean {
  return wanted.includes('*') || wanted.includes(type)
}
