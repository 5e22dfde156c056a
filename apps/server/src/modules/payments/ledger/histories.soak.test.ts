import { expect, test } from 'vitest'
import { appOfFile } from '../../../../test/fixtures.ts'
import { expectSound, newPlace } from './test/histories.ts'

const app = appOfFile()
const histories = Number(process.env.LEDGER_RUNS ?? 200)

test('in many histories of bookings and their money all of it adds up', async () => {
  const done = await expectSound(await newPlace(await app().open('demo')), histories)
  console.log(done)
  for (const step of [
    'book',
    'online',
    'till',
    'refund',
    'takeBack',
    'move',
    'cancel',
    'noShow',
    'provider',
    'close',
  ]) {
    expect([step, done[step]]).toEqual([step, expect.any(Number)])
  }
})
