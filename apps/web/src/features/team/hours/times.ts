/** A field for times knows no 24:00: midnight at the end of a day is typed as 00:00. */
export function forClock(time: string): string {
  return time === '24:00' ? '00:00' : time
}

export function endOfDay(time: string): string {
  return time === '00:00' ? '24:00' : time
}

/** Whether a stretch ends on the next date. */
export function passesMidnight(from: string, until: string): boolean {
  return from !== '' && until !== '' && endOfDay(until) <= from
}
