export { type Calendar, loadCalendar, loadTeam, type Offer, sessionKey } from './calendar.ts'
export type { Dates, Moment, PartWanted, Wish } from './wish.ts'
