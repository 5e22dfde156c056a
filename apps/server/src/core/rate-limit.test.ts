import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { OwnCounts } from './rate-limit.ts'

// Counts in Redis, and what happens when it is lost, are in test/redis.soak.test.ts.

test('requests are counted for each key from the first one on, and anew when the window is over', async () => {
  const counts = new OwnCounts()
  const anew = { current: 1, ttl: expect.closeTo(200) }
  const first = counts.count('demo 203.0.113.7', 200)
  expect(first).toEqual(anew)
  await pause(50)
  const second = counts.count('demo 203.0.113.7', 200)
  expect(second.current).toBe(2)
  // Another request does not make the window longer.
  expect(second.ttl).toBeLessThan(199)
  expect(counts.count('acme 203.0.113.7', 200).current).toBe(1)
  await pause(second.ttl + 10)
  expect(counts.count('demo 203.0.113.7', 200)).toEqual(anew)
})

test('of more keys than are kept the first ones are forgotten, so that addresses made up do not fill the memory', () => {
  const counts = new OwnCounts()
  const count = (index: number) => counts.count(`demo 2001:db8:0:${index.toString(16)}::/64`, 60_000).current
  for (let index = 0; index < 5000; index++) count(index)
  expect(count(0)).toBe(2)
  count(5000)
  expect([count(1), count(0)]).toEqual([2, 1])
})
