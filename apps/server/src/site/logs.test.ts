import { Writable } from 'node:stream'
import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { newService, newStaffMember, soon, testConfig, testDatabase } from '../../test/fixtures.ts'
import { buildApp } from '../app.ts'
import { openTenancy } from '../tenancy.ts'
import { Reader } from './test/reader.ts'

test('no token, code, address or number of a customer is ever in the log', async () => {
  const database = await testDatabase()
  const config = testConfig(database, { testClock: true })
  const tenancy = openTenancy(config, { owner: true })
  onTestFinished(async () => {
    await tenancy.close()
    await database.drop()
  })
  let log = ''
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      log += chunk
      done()
    },
  })
  const app = await buildApp({ config, tenancy, logger: pino({ level: 'trace' }, stream) })
  onTestFinished(() => app.close())
  const { db } = await tenancy.open('demo')
  const { id: service_id } = await newService(db)
  await newStaffMember(db)
  const headers = { host: 'demo.localhost:8000' }
  const customer_email = 'amina@example.com'
  const book = { service_id, start_time: soon.toString(), customer_email }
  const made = (await app.inject({ method: 'POST', url: '/api/bookings/', headers, payload: book })).json()
  const date = soon.toString().slice(0, 10)
  const wish = { service_id, from_date: date, to_date: date, customer_email }
  const waiting = (await app.inject({ method: 'POST', url: '/api/waitlist/', headers, payload: wish })).json()
  const tokens = [made.manage_token, waiting.manage_token, `${made.manage_token.slice(0, -1)}x`]

  const reader = new Reader(app, { now: Temporal.Now.instant().round('second').toString() })
  const page = await reader.get(`/b/${made.manage_token}`)
  await reader.get(`/b/${tokens[2]}/move`)
  await reader.get(`/w/${waiting.manage_token}`)
  await reader.get(`/pay/${tokens[2]}`)
  const cancel = await reader.follow(page, /\/cancel$/)
  await reader.press(cancel, 'Annuler le rendez-vous')
  const asked = await reader.press(await reader.get('/my'), 'Recevoir un code', { contact: customer_email })
  await reader.press(asked, 'Voir mes rendez-vous', { code: '424242' })

  // Each of them has its line.
  for (const route of ['/b/:token', '/b/:token/cancel', '/w/:token', '/pay/:token', '/my/session']) {
    expect(log).toContain(`"route":"${route}"`)
  }
  for (const secret of [...tokens, customer_email, '424242']) expect(log).not.toContain(secret)
})
