import { day, minute, minuteNamed, type Zone } from '../../../core/time.ts'
import type { Rules } from '../rules.ts'

type QuietRules = Pick<Rules, 'quietFrom' | 'quietUntil'>

/** A stretch of instants, half-open, in milliseconds since 1970. */
interface Stretch {
  from: number
  to: number
}

/** A reminder that comes later than this before the start helps nobody any more. */
const leastNoticeMinutes = 30

/** The quiet hours in which an instant lies, by the wall of the business; whatever its clocks do in that night. */
function quietAround({ quietFrom, quietUntil }: QuietRules, at: number, zone: Zone): Stretch | undefined {
  if (quietFrom === null || quietUntil === null || quietFrom === quietUntil) return undefined
  const [from, until] = [minuteNamed(quietFrom), minuteNamed(quietUntil)]
  const today = zone.dateOf(at)
  for (const date of [today - 1, today]) {
    const wall = date * day
    const stretch = {
      from: zone.instantOf(wall + from * minute),
      // Those that end before they begin end on the next date.
      to: zone.instantOf(wall + until * minute + (until <= from ? day : 0)),
    }
    if (stretch.from <= at && at < stretch.to) return stretch
  }
  return undefined
}

/**
 * When a reminder goes. One that falls into quiet hours goes before they begin, if that is not more than half its lead
 * too early and still to come; else when they are over, but no later than 30 minutes before the start.
 *
 * @param at - when it would go without quiet hours, before `start`; all in milliseconds since 1970
 */
export function momentOfReminder(
  rules: QuietRules,
  { at, start, now }: { at: number; start: number; now: number },
  zone: Zone,
): number {
  const quiet = quietAround(rules, at, zone)
  if (quiet === undefined) return at
  const isNear = at - quiet.from <= (start - at) / 2
  // The quiet hours begin with the instant at which it may not go any more.
  const before = quiet.from - minute
  if (isNear && before >= now) return before
  return afterQuiet(rules, { at, latest: start - leastNoticeMinutes * minute }, zone)
}

/**
 * When something goes that can wait: at once, or when the quiet hours are over, but no later than `latest`; and never
 * before `at`.
 */
export function afterQuiet(rules: QuietRules, { at, latest }: { at: number; latest?: number }, zone: Zone): number {
  const quiet = quietAround(rules, at, zone)
  if (quiet === undefined) return at
  return Math.max(at, Math.min(quiet.to, latest ?? quiet.to))
}
