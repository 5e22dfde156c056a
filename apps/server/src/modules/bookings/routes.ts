import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { actorOf } from '../../core/actor.ts'
import { together } from '../../core/module.ts'
import { retrying } from '../../core/postgres.ts'
import { defineResource } from '../../core/resource/index.ts'
import { fromWire, toDecimal, toWire } from '../../core/wire.ts'
import { BookingBody, BookingEventBody, NewBookingBody, StoredBookingBody } from './contract.ts'
import {
  BookingClosedError,
  BookingEventNotFoundError,
  BookingNotFoundError,
  ServiceInactiveError,
  SlotTakenError,
  StartInPastError,
  StartTooFarError,
  UnknownServiceError,
  UnknownStaffMemberError,
} from './errors.ts'
import { book, cancelBooking } from './operations.ts'
import { type Booking, bookingEvents, bookings } from './tables.ts'

const bookingToWire = (booking: Booking) => ({
  ...toWire(booking),
  price: toDecimal(booking.priceMinor, booking.currency),
})

const create = {
  operationId: 'bookings_create',
  summary: 'Book a service',
  tags: ['bookings'],
  body: NewBookingBody,
  response: { 201: StoredBookingBody.describe('Booked') },
  refusals: [
    SlotTakenError,
    StartInPastError,
    StartTooFarError,
    UnknownServiceError,
    ServiceInactiveError,
    UnknownStaffMemberError,
  ],
}

// A person books a few times; a program that fills a calendar does it all day.
const rateLimit = { max: 30, timeWindow: '1 minute' }

const bookingRoute: FastifyPluginAsyncZod = async (app) => {
  app.post('/bookings/', { schema: create, config: { permission: 'everyone', rateLimit } }, async (request, reply) => {
    const wanted = fromWire(request.body)
    const booking = await retrying(() => request.tenant.transaction((tx) => book(tx, wanted)))
    return reply.code(201).send(bookingToWire(booking))
  })
}

const bookingResource = defineResource({
  path: '/bookings',
  one: 'booking',
  table: bookings,
  contract: BookingBody,
  only: ['list', 'retrieve'],
  filters: ['status', 'service_id', 'staff_id', 'customer_id', 'start_time', 'end_time', 'created_at'],
  ordering: ['-start_time', '-created_at'],
  permissions: { read: 'member', write: 'member' },
  notFound: BookingNotFoundError,
  toReply: bookingToWire,
  actions: {
    cancel: {
      on: 'one',
      summary: 'Cancel a booking: its time is free again',
      permission: 'member',
      refusals: [BookingClosedError],
      work: ({ tx, request, id }) => cancelBooking(tx, id, actorOf(request)),
    },
  },
})

const eventResource = defineResource({
  path: '/events',
  one: 'event',
  table: bookingEvents,
  contract: BookingEventBody,
  only: ['list', 'retrieve'],
  filters: ['booking_id', 'kind', 'actor_id', 'created_at'],
  ordering: ['-created_at'],
  permissions: { read: 'member', write: 'member' },
  notFound: BookingEventNotFoundError,
})

export const bookingRoutes = together(bookingRoute, bookingResource, eventResource)
