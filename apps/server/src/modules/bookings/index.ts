import { defineModule, type Module, together } from '../../core/module.ts'
import { availabilityRoutes } from './routes/availability.ts'
import { closureRoutes } from './routes/closures.ts'
import { memberRoutes } from './routes/members.ts'
import { policyRoutes } from './routes/policies.ts'
import { scheduleRoutes } from './routes/schedule.ts'
import { seriesRoutes } from './routes/series.ts'
import { visitorRoutes } from './routes/visitors.ts'
import type { BookingRoutesOptions } from './routes/wire.ts'

export type { Wish } from './calendar/index.ts'
export { SlotsBody } from './contract/index.ts'
export { slots } from './engine/index.ts'
export {
  BookingNotFoundError,
  HoldLapsedError,
  IllegalTransitionError,
  MoveRefusedError,
  NotOfferedError,
  SlotTakenError,
  StartInPastError,
  StartTooFarError,
  TooManyBookingsError,
  TooManyDatesError,
  TooShortNoticeError,
} from './errors.ts'
export { type BookingChange, BookingChanged, clock, type Doer, doerOf, record } from './events.ts'
export { holdTokenOf, manageTokenOf, readHoldToken, readManageToken } from './links.ts'
export {
  type Bill,
  type BillPart,
  billPartsOfItems,
  book,
  type Circumstances,
  confirmHold,
  correct,
  cover,
  expireLapsed,
  giveBack,
  type HandedIn,
  hold,
  listPersonTimes,
  listStarts,
  movableStarts,
  nearestStarts,
  openHours,
  owesLess,
  type PersonTimes,
  type Reductions,
  renewHold,
  reschedule,
  standPaid,
  type TimeWanted,
  termsOf,
  transition,
  walkIn,
  wishOf,
} from './operations/index.ts'
export { depositOf, latestPolicy, netPriceOf, owedOf, policyInWords, type Rules, standingOf } from './policy/index.ts'
export { bookingOf, getBooking, listItems, lockBooking } from './queries.ts'
export { slotsAnswer } from './routes/availability.ts'
export { isOfMember } from './routes/visitors.ts'
export { limitRefusals, refusals, wishRefusals } from './routes/wire.ts'
export type { Booking } from './tables.ts'
export { toldEvent } from './told.ts'
export { type DisplacedBooking, keepWallTimes, listDisplaced, type Repaired } from './wall-times.ts'

/** @param options.secret - signs the tokens of holds and links */
export function bookingsModule(options: BookingRoutesOptions): Module {
  return defineModule('bookings', {
    scope: 'tenant',
    tags: {
      bookings: 'Who comes when',
      items: 'What bookings consist of',
      events: 'What happened to bookings',
      sessions: 'What takes place: a class, or one appointment',
      series: 'The same appointment again and again',
      policies: 'What cancelling, moving and staying away cost',
      closures: 'When nobody works: holidays, and days the business is closed',
    },
    routes: together(
      availabilityRoutes(options),
      visitorRoutes(options),
      scheduleRoutes(options),
      memberRoutes(options),
      seriesRoutes(options),
      policyRoutes,
      closureRoutes(options),
    ),
  })
}
