import { z } from 'zod'
import { defineTenantJob } from '../../core/jobs/index.ts'
import { Id, PlainDate } from '../../core/shapes.ts'

/**
 * Sends one message. For about a day it is tried again, at first after seconds and then each quarter of an hour: how
 * long a message is of use it finds out itself.
 */
export const SendMessage = defineTenantJob('messages.send', {
  queue: 'messages',
  payload: z.object({ id: Id }),
  retries: 100,
  pauseSeconds: 15,
  longestPauseSeconds: 900,
})

/** Brings what is planned for a booking in line with it: its reminders, and asking how it was. */
export const PlanMessages = defineTenantJob('messages.plan', {
  queue: 'planning',
  payload: z.object({ bookingId: Id }),
})

/** Looks whether what was handed over has arrived, and tries another way if it has not. */
export const CheckDelivery = defineTenantJob('messages.check_delivery', {
  queue: 'planning',
  payload: z.object({ attemptId: Id }),
})

const OfDay = z.object({ onDate: PlainDate })

/** Asks for a day's digests, for the time at which the business wants them. */
export const PlanDigests = defineTenantJob('messages.plan_digests', {
  queue: 'planning',
  payload: OfDay,
  // What a day brings is of no use on the next.
  whileSuspended: 'drop',
})

/** Writes the people who work there what their day brings. */
export const WriteDigests = defineTenantJob('messages.write_digests', {
  queue: 'planning',
  payload: OfDay,
  whileSuspended: 'drop',
})
