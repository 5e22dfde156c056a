/** Half-open: the instant `to` is not in it. Starts are whole milliseconds; things that are in the way may be finer. */
export interface Stretch {
  from: number
  to: number
}

/** Sorted, without overlap or touch. */
export type Stretches = readonly Stretch[]

/** Any stretches as a set: sorted, overlapping and touching ones joined, empty ones gone. */
export function join(stretches: readonly Stretch[]): Stretch[] {
  const sorted = stretches.filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from)
  const joined: Stretch[] = []
  for (const { from, to } of sorted) {
    const last = joined.at(-1)
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to)
    else joined.push({ from, to })
  }
  return joined
}

/** What of `set` is not in `less`. */
export function subtract(set: Stretches, less: Stretches): Stretch[] {
  const rest: Stretch[] = []
  let at = 0
  for (const { from, to } of set) {
    let begin = from
    while (at < less.length && (less[at] as Stretch).to <= begin) at++
    for (let next = at; next < less.length && (less[next] as Stretch).from < to; next++) {
      const hole = less[next] as Stretch
      if (hole.from > begin) rest.push({ from: begin, to: hole.from })
      begin = Math.max(begin, hole.to)
    }
    if (begin < to) rest.push({ from: begin, to })
  }
  return rest
}

/** What is in both. */
export function intersect(a: Stretches, b: Stretches): Stretch[] {
  const common: Stretch[] = []
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const one = a[i] as Stretch
    const other = b[j] as Stretch
    const from = Math.max(one.from, other.from)
    const to = Math.min(one.to, other.to)
    if (from < to) common.push({ from, to })
    if (one.to < other.to) i++
    else j++
  }
  return common
}

export function contains(set: Stretches, instant: number): boolean {
  let low = 0
  let high = set.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((set[middle] as Stretch).to <= instant) low = middle + 1
    else high = middle
  }
  return low < set.length && (set[low] as Stretch).from <= instant
}

/** The starts of a body of this length that lie wholly in `open`. */
export function startsWithin(open: Stretches, length: number): Stretch[] {
  return open.filter(({ from, to }) => to - from >= length).map(({ from, to }) => ({ from, to: to - length + 1 }))
}

/**
 * The starts at which a part of an appointment would meet something: with `[start + part.from, start + part.to)` and
 * `[thing.from, thing.to)` they share an instant where `thing.from - part.to < start < thing.to - part.from`.
 */
export function startsMeeting(things: readonly Stretch[], parts: readonly Stretch[]): Stretch[] {
  const met: Stretch[] = []
  for (const thing of things) {
    if (thing.from >= thing.to) continue
    for (const part of parts) met.push({ from: Math.floor(thing.from - part.to) + 1, to: thing.to - part.from })
  }
  return join(met)
}
