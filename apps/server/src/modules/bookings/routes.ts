import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { NoSuchAddressError } from '../../core/errors.ts'
import { envelope, PageQuery, pageOf, rowsOf } from '../../core/pagination.ts'
import { retrying } from '../../core/postgres.ts'
import { IdParams } from '../../core/shapes.ts'
import { fromWire, toDecimal, toWire } from '../../core/wire.ts'
import { BookingBody, NewBookingBody } from './contract.ts'
import {
  BookingNotFoundError,
  ServiceInactiveError,
  SlotTakenError,
  StartInPastError,
  StartTooFarError,
  UnknownServiceError,
  UnknownStaffMemberError,
} from './errors.ts'
import { book, getBooking } from './operations.ts'
import { listBookings } from './queries.ts'
import type { Booking } from './tables.ts'

const bookingToWire = (booking: Booking) => ({
  ...toWire(booking),
  price: toDecimal(booking.priceMinor, booking.currency),
})

const tags = ['bookings']
const create = {
  operationId: 'bookings_create',
  summary: 'Book a service',
  tags,
  body: NewBookingBody,
  response: { 201: BookingBody.describe('Booked') },
  refusals: [
    SlotTakenError,
    StartInPastError,
    StartTooFarError,
    UnknownServiceError,
    ServiceInactiveError,
    UnknownStaffMemberError,
  ],
}
const list = {
  operationId: 'bookings_list',
  summary: 'List bookings',
  tags,
  querystring: PageQuery,
  response: { 200: pageOf(BookingBody).describe('One page, and the way to its neighbours') },
  refusals: [NoSuchAddressError],
}
const retrieve = {
  operationId: 'bookings_retrieve',
  summary: 'Retrieve a booking',
  tags,
  params: IdParams,
  response: { 200: BookingBody.describe('The booking') },
  refusals: [BookingNotFoundError],
}

// A person books a few times; a program that fills a calendar does it all day.
const rateLimit = { max: 30, timeWindow: '1 minute' }

export const bookingRoutes: FastifyPluginAsyncZod = async (app) => {
  app.post('/bookings/', { schema: create, config: { permission: 'everyone', rateLimit } }, async (request, reply) => {
    const wanted = fromWire(request.body)
    const booking = await retrying(() => request.tenant.transaction((tx) => book(tx, wanted)))
    return reply.code(201).send(bookingToWire(booking))
  })

  app.get('/bookings/', { schema: list, config: { permission: 'member' } }, async (request) => {
    const { count, rows } = await listBookings(request.tenant.db, rowsOf(request.query))
    return envelope(request, request.query, count, rows.map(bookingToWire))
  })

  app.get('/bookings/:id/', { schema: retrieve, config: { permission: 'member' } }, async (request) =>
    bookingToWire(await getBooking(request.tenant.db, request.params.id)),
  )
}
