import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'

/** What moved by itself, and when: ms since the page was opened. */
export interface Shift {
  /** As Cumulative Layout Shift counts it: the share of the window that moved, times how far. */
  value: number
  time: number
  /** Which elements, from where to where. */
  moved: string[]
}

/** What Chromium tells of a page since it was opened. */
export interface Painted {
  /** ms to the first and to the largest thing that was painted. */
  first: number
  largest: number
  /** ms of the longest task; 0 where none took 50. */
  task: number
  shifts: Shift[]
  /** When a key or pointer was last pressed. */
  input: number
}

/** From now on pages of this browser tell of their painting. */
export async function watchPainting(context: BrowserContext): Promise<(page: Page) => Promise<Painted>> {
  await context.addInitScript({ path: join(import.meta.dirname, 'painted.js') })
  return (page) => page.evaluate<Painted>('bookmeSeen')
}

/** Cumulative Layout Shift: shifts count together that are less than a second apart, five seconds at most. */
export function cumulative(shifts: readonly Shift[]): number {
  let [largest, sum, began, last] = [0, 0, -Infinity, -Infinity]
  for (const { value, time } of shifts) {
    if (time - last > 1000 || time - began > 5000) {
      sum = 0
      began = time
    }
    sum += value
    last = time
    largest = Math.max(largest, sum)
  }
  return largest
}
