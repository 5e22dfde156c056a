/**
 * Civil time: the one place where wall clocks and instants meet, on native Temporal. PostgreSQL's copy of the zone data
 * may be another one, so it sees instants only (docs/decisions/0016-civil-time.md).
 *
 * Instants are milliseconds since 1970, dates are days since 1970, and a wall time is the milliseconds that a clock in
 * UTC would count when it showed the same: cheap to compute with, and converted at the border alone.
 */
export const minute = 60_000
export const day = 86_400_000

/** From `at` on, until the next one, wall time is `at + offset`. */
interface Span {
  at: number
  offset: number
}

/** A zone of the IANA data base. */
export class Zone {
  readonly name: string
  /** The spans that begin in a UTC year, the first at its beginning: found once for each year. */
  readonly #years = new Map<number, readonly Span[]>()

  /** @throws {RangeError} there is no such zone */
  constructor(name: string) {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name)
    this.name = name
  }

  /** Wall time less instant, in milliseconds. */
  offsetAt(instant: number): number {
    const spans = this.#spansOf(new Date(instant).getUTCFullYear())
    let at = spans.length - 1
    while (at > 0 && (spans[at] as Span).at > instant) at--
    return (spans[at] as Span).offset
  }

  /** The date on which an instant falls. */
  dateOf(instant: number): number {
    return Math.floor((instant + this.offsetAt(instant)) / day)
  }

  /**
   * The instant of a wall time. One that occurs twice means the first; one that is skipped moves forward by the length
   * of the gap: what Temporal calls `compatible`.
   */
  instantOf(wall: number): number {
    // A day on either side lies beyond any offset and, but for the change itself, in one span with the wall time.
    const before = this.offsetAt(wall - day)
    const after = this.offsetAt(wall + day)
    const early = wall - before
    if (before === after || this.offsetAt(early) === before) return early
    const late = wall - after
    return this.offsetAt(late) === after ? late : early
  }

  /** The instants of a date: half-open stretches, one but for the oddest change of clocks. */
  stretchesOf(date: number): { from: number; to: number }[] {
    const year = new Date(date * day).getUTCFullYear()
    const spans = [year - 1, year, year + 1].flatMap((one) => this.#spansOf(one))
    const found: { from: number; to: number }[] = []
    for (const [index, { at, offset }] of spans.entries()) {
      const from = Math.max(at, date * day - offset)
      const to = Math.min(spans[index + 1]?.at ?? Number.POSITIVE_INFINITY, (date + 1) * day - offset)
      if (from >= to) continue
      const last = found.at(-1)
      if (last?.to === from) last.to = to
      else found.push({ from, to })
    }
    return found
  }

  #spansOf(year: number): readonly Span[] {
    const known = this.#years.get(year)
    if (known !== undefined) return known
    const begin = Date.UTC(year, 0)
    const end = Date.UTC(year + 1, 0)
    let at = Temporal.Instant.fromEpochMilliseconds(begin).toZonedDateTimeISO(this.name)
    const spans: Span[] = [{ at: begin, offset: at.offsetNanoseconds / 1e6 }]
    for (let next = at.getTimeZoneTransition('next'); next !== null; next = at.getTimeZoneTransition('next')) {
      if (next.epochMilliseconds >= end) break
      spans.push({ at: next.epochMilliseconds, offset: next.offsetNanoseconds / 1e6 })
      at = next
    }
    this.#years.set(year, spans)
    return spans
  }
}

const zones = new Map<string, Zone>()

/** @throws {RangeError} there is no such zone */
export function zoneNamed(name: string): Zone {
  return zones.getOrInsertComputed(name, (wanted) => new Zone(wanted))
}

/** `2030-01-07` → days since 1970. */
export function dateNamed(text: string): number {
  return Date.parse(`${text}T00:00:00Z`) / day
}

/** 1 is Monday, 7 Sunday. */
export function weekdayOf(date: number): number {
  // 1970-01-01 was a Thursday.
  return ((((date + 3) % 7) + 7) % 7) + 1
}

/** `09:30` → 570; `24:00` → 1440. */
export function minuteNamed(text: string): number {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5))
}

/**
 * Milliseconds since 1970. Starts are whole ones, so of what is finer it counts only that there is some: half of one, and
 * nothing is rounded in anybody's favour.
 */
export function millisecondsOf({ epochMilliseconds, epochNanoseconds }: Temporal.Instant): number {
  return epochMilliseconds + (epochNanoseconds === BigInt(epochMilliseconds) * 1_000_000n ? 0 : 0.5)
}

/** Milliseconds since 1970 to the microsecond, as PostgreSQL counts: what has lapsed by then, has. */
export function exactMillisecondsOf({ epochNanoseconds }: Temporal.Instant): number {
  return Number(epochNanoseconds) / 1e6
}

/** The instant of {@link exactMillisecondsOf}. */
export function instantAt(milliseconds: number): Temporal.Instant {
  return Temporal.Instant.fromEpochNanoseconds(BigInt(Math.round(milliseconds * 1000)) * 1000n)
}

/** An instant as ISO 8601 in UTC, without what is zero: `2030-01-07T09:00:00Z`. */
export function isoOf(instant: number): string {
  return Temporal.Instant.fromEpochMilliseconds(instant).toString()
}
