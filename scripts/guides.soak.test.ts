import { expect, test } from 'vitest'
import { followPage, slowPages } from './follow-guide.ts'

test.for(slowPages)('everything docs/%s says to do works as it says', async (page) => {
  const started = performance.now()
  await followPage(page)
  const seconds = (performance.now() - started) / 1000
  // COMMON_TASKS.md adds a module, uses it and removes it: this is how long that takes.
  console.log(`docs/${page} was followed in ${seconds.toFixed(1)} s.`)
  // Checks and tests included: minutes at most, or nobody follows it by hand.
  expect(seconds).toBeLessThan(600)
})
