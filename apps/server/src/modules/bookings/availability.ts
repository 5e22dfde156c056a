/**
 * Who gets a booking. The engine of all availability has its place here: hours, breaks, buffers, resources and limits
 * are still to come, and are to be answered by one function for the page and for the check inside the transaction.
 *
 * @param eligible - ids of those who could do it
 * @param busy - ids of those who are occupied during some of the time
 * @returns the first who is free all the time, in the order of `eligible`
 */
export function pickFreeStaff(eligible: readonly string[], busy: ReadonlySet<string>): string | undefined {
  return eligible.find((id) => !busy.has(id))
}

/**
 * How far ahead a booking may begin: two years, one of them a leap year. Nobody plans people, rooms and prices beyond,
 * while a year with a slipped digit (2206 for 2026) would lie in the calendar unseen and keep its price for ever.
 */
export const furthestDaysAhead = 731
