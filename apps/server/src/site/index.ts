export { type BookingPagesOptions, bookingPages, homeOf } from './booking/routes.ts'
export { closedPage } from './closed.ts'
