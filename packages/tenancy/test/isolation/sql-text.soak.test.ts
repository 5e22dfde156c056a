import { expect, test } from 'vitest'
import { fuzz, ownCheck } from './fuzz.ts'
import { prepareGround } from './world.ts'

test('five million texts: none runs a call that the check did not see', async () => {
  const { database } = await prepareGround()
  try {
    const seed = Date.now() % 1e9
    const report = await fuzz(database.ownerUrl, ownCheck, 5000, seed)
    console.info(`${report.texts} texts, ${report.alive} alive, seed ${seed}`)
    expect(report.holes.slice(0, 5)).toEqual([])
  } finally {
    await database.drop()
  }
})
