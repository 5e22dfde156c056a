import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

// Measured: docs/decisions/0019-memory-of-the-web-process.md.
const newSpaceBytes = 15 * 1024 * 1024
const growthPercent = 40

/**
 * Keeps the memory of this process near what it needs; by default V8 lets the heap grow to several times of that before
 * it collects. What V8 is told on its command line it no longer takes once it runs, so the space for new objects is
 * emptied, grown to its size and kept there. To be called once, when everything is loaded; takes some 0.2 s.
 */
export function limitHeap(): void {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as (options: object) => void
  setFlagsFromString('--no-expose-gc')
  // Gives back what loading took. Without it the space for new objects stays at the size it has reached.
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' })
  // It doubles when much of it survives, so some objects are kept for a moment. No more than a bounded try.
  for (let kept: unknown[] = [], made = 0; newSpaceSize() < newSpaceBytes && made < 100_000; made++) {
    if (kept.length === 4000) kept = []
    kept.push(new Array(50))
  }
  setFlagsFromString('--semi-space-growth-factor=1')
  setFlagsFromString(`--heap-growing-percent=${growthPercent}`)
}

function newSpaceSize(): number {
  return getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')?.space_size ?? newSpaceBytes
}
