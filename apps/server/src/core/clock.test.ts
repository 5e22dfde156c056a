import { expect, test } from 'vitest'
import { inClockedApp } from '../../test/clocked.ts'
import { inApp, newService, newStaffMember, type openApp } from '../../test/fixtures.ts'
import { ConfigError, readConfig } from './config.ts'

const told = { 'x-test-now': '2031-05-05T00:00:00Z' }

/** The first date on which something can be booked with a horizon of one day, if it is asked around that time. */
async function firstDateOf(context: Awaited<ReturnType<typeof openApp>>): Promise<string[]> {
  const { db } = await context.open('demo')
  const { id } = await newService(db, { horizonDays: 0 })
  await newStaffMember(db)
  const reply = await context.demo.get(`/api/availability/slots/?service=${id}&from=2031-05-04&to=2031-05-07`, told)
  expect(reply.statusCode).toBe(200)
  return reply.json().dates
}

inApp('what time it is nobody may say but where tests run', async (context) => {
  expect(await firstDateOf(context)).toEqual([])
  expect((await context.demo.get('/api/policies/', { 'x-test-now': 'tomorrow' })).statusCode).toBe(200)
})

inClockedApp('where tests run each request is answered as of the time that it says', async (context) => {
  expect(await firstDateOf(context)).toEqual(['2031-05-05'])
})

inClockedApp(
  'a time that cannot be read is refused with its field, and is never taken for another',
  async ({ demo }) => {
    for (const now of [
      'tomorrow',
      '',
      '2031-05-05',
      '2031-02-30T00:00:00Z',
      '0001-01-01T00:00:00Z',
      '9999-12-31T00:00:00Z',
    ]) {
      const reply = await demo.get('/api/policies/', { 'x-test-now': now })
      expect([now, reply.json()]).toMatchObject([now, { status: 400, errors: [{ field: 'x-test-now' }] }])
    }
    expect((await demo.get('/api/policies/', { 'x-test-now': '2031-05-05T01:00:00.000001+01:00' })).statusCode).toBe(
      200,
    )
  },
)

test('a process in production does not start with a clock that others set', () => {
  const environment = { DATABASE_URL: 'postgres://owner@127.0.0.1/bookme', SESSION_SECRET: 'x'.repeat(32) }
  const production = { ...environment, NODE_ENV: 'production' }
  expect(readConfig({ ...environment, TEST_CLOCK: '1' }).testClock).toBe(true)
  expect(readConfig(production).testClock).toBe(false)
  expect(() => readConfig({ ...production, TEST_CLOCK: '1' })).toThrow(ConfigError)
  expect(() => readConfig({ ...environment, TEST_CLOCK: 'true' })).toThrow(/TEST_CLOCK/)
})
