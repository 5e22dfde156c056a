export { explain, explainMove, listStarts, listWalkIns, movableStarts, nearestStarts } from './availability.ts'
export { book } from './book.ts'
export { cover } from './cover.ts'
export { listPersonTimes, type PersonTimes } from './free-times.ts'
export { confirmHold, expireLapsed, giveBack, hold, renewHold, termsOf } from './hold.ts'
export { cancelSession, correct, transition } from './life.ts'
export { reschedule } from './move.ts'
export { openHours } from './open-hours.ts'
export { overbook } from './overbook.ts'
export { owesLess } from './owes-less.ts'
export { standPaid } from './pay.ts'
export {
  type Bill,
  type BillPart,
  billPartsOfItems,
  type HandedIn,
  isHandedIn,
  type Reductions,
} from './reductions.ts'
export { wallTimeOf } from './reserve.ts'
export { type Entry, isSeen, scheduleOf } from './schedule.ts'
export { bookSeries, cancelSeries, type Miss, moveSeries } from './series.ts'
export { walkIn } from './walk-in.ts'
export {
  type BookingRequest,
  type Circumstances,
  type TimeWanted,
  wishOf,
} from './wanted.ts'
