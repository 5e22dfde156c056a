import type { TenantTx } from '@bookme/tenancy'
import { enqueue } from '../../core/jobs/index.ts'
import { toDecimal } from '../../core/wire.ts'
import { type BookingChange, toldEvent } from '../bookings/index.ts'
import type { MoneyRecorded } from '../payments/index.ts'
import { type EventType, paymentType, typeOfBookingEvent, wants } from './event-types.ts'
import { Deliver, FanOut } from './jobs.ts'
import { insertDeliveries, listActive, someoneListens } from './queries.ts'

/** In the flush of what happened: nothing is asked first, and where nobody listens nothing is written. */
export function hearOfBooking(tx: TenantTx, change: BookingChange) {
  if (typeOfBookingEvent(change) === undefined) return []
  return [enqueue(tx, FanOut, { about: 'booking', eventId: change.eventId }, { onlyIf: someoneListens })]
}

/** The row never changes, so it is told as it is. */
export function hearOfMoney(tx: TenantTx, { transaction, receipt }: NonNullable<typeof MoneyRecorded.payload>) {
  const { id, kind, method, amountMinor, currency, bookingId, customerId, occurredAt, createdAt } = transaction
  const told = {
    ...{ id, kind, method, amount: toDecimal(amountMinor, currency), currency },
    ...{ booking_id: bookingId, customer_id: customerId, occurred_at: occurredAt.toString() },
    receipt_number: receipt?.number ?? null,
  }
  const payload = { about: 'payment', eventId: id, createdAt: createdAt.toString(), transaction: told } as const
  return [enqueue(tx, FanOut, payload, { onlyIf: someoneListens })]
}

/** What an event is to the outside. */
export interface Told {
  /** The same for every endpoint, and each time it is sent. */
  id: string
  type: EventType | 'webhook.test'
  /** Of the business. */
  tenant: string
  createdAt: string
  /** Counts the events of one booking; `null` where there is nothing to put in order. */
  sequence: number | null
  data: Record<string, unknown>
}

export const payloadOf = ({ createdAt, ...told }: Told) => ({ ...told, created_at: createdAt })

/** Writes down what each endpoint is to be told, and asks for it to be sent. */
export async function fanOut(
  tx: TenantTx,
  asked: (typeof FanOut)['payload']['_output'],
  { tenant, now }: { tenant: string; now: Temporal.Instant },
): Promise<void> {
  const [told, endpoints] = await Promise.all([tell(tx, asked, tenant), listActive(tx)])
  if (told === undefined) return
  const payload = payloadOf(told)
  const { id: eventId, type: eventType } = told
  const deliveries = await insertDeliveries(
    tx,
    endpoints
      .filter(({ events }) => wants(events, eventType))
      .map(({ id: endpointId }) => ({ endpointId, eventId, eventType, payload })),
    now,
  )
  await Promise.all(deliveries.map(({ id }) => enqueue(tx, Deliver, { deliveryId: id }, { dueAt: now })))
}

async function tell(
  tx: TenantTx,
  asked: (typeof FanOut)['payload']['_output'],
  tenant: string,
): Promise<Told | undefined> {
  const { eventId: id } = asked
  if (asked.about === 'payment') {
    const { createdAt, transaction } = asked
    return { id, type: paymentType, tenant, createdAt, sequence: null, data: { transaction } }
  }
  const found = await toldEvent(tx, id)
  if (found === undefined) return undefined
  const { event, booking } = found
  const type = typeOfBookingEvent(event)
  if (type === undefined) return undefined
  const { number: sequence, fromStatus, toStatus, before, after, createdAt } = event
  const change = { from_status: fromStatus, to_status: toStatus, before: shown(before), after: shown(after) }
  return { id, type, tenant, createdAt: createdAt.toString(), sequence, data: { booking, change } }
}

/** Of what changed, when and with whom: all else is on the booking, as far as it is told. */
const shown = ({ start_time, staff_id }: Record<string, unknown>) => ({
  ...(start_time === undefined ? {} : { start_time }),
  ...(staff_id === undefined ? {} : { staff_id }),
})
