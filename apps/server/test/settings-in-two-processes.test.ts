import { expect, onTestFinished, test } from 'vitest'
import { addMember, findOrCreateUser } from '../src/modules/users/index.ts'
import { openTenancy } from '../src/tenancy.ts'
import { newService, newStaffMember, testConfig, testDatabase } from './fixtures.ts'
import { send, startWeb } from './web-process.ts'

const host = 'demo.localhost'
const email = 'owner@example.com'
const password = 'correct horse battery staple'

test('what a business sets counts at once in the process that was asked, and within a second in another', async () => {
  const database = await testDatabase()
  const tenancy = openTenancy(testConfig(database), { owner: true })
  onTestFinished(async () => {
    await tenancy.close()
    await database.drop()
  })
  const demo = await tenancy.open('demo')
  await tenancy.shared.transaction(async (tx) => {
    const { userId } = await findOrCreateUser(tx, { email, password, name: 'Owner' })
    await addMember(tx, { userId, tenantId: demo.id, role: 'owner' })
  })
  const { id: service } = await newService(demo.db)
  await newStaffMember(demo.db, { hours: ['09:00', '10:00'] })
  const secret = { SESSION_SECRET: 'a secret of thirty-two characters or more' }
  const ports = (await Promise.all([startWeb(database, secret), startWeb(database, secret)])).map(({ port }) => port)
  const [here, there] = ports as [number, number]

  const json = { 'content-type': 'application/json' }
  const body = JSON.stringify({ email, password })
  const signedIn = await send(here, host, '/api/auth/sign-in/email', { method: 'POST', headers: json, body })
  const cookie = [signedIn.headers['set-cookie']]
    .flat()
    .map((line) => line?.split(';')[0])
    .join('; ')
  const change = async (values: object) => {
    const headers = { ...json, cookie, origin: `http://${host}:${here}` }
    const asked = { method: 'PATCH', headers, body: JSON.stringify(values) }
    const { status } = await send(here, `${host}:${here}`, '/api/settings/', asked)
    expect(status).toBe(200)
  }
  /** In which zone a process counts: it says so in each answer about free times. */
  const zoneAt = async (port: number) => {
    const date = Temporal.Now.plainDateISO().add({ days: 10 })
    const { body } = await send(port, host, `/api/availability/slots/?service=${service}&from=${date}&to=${date}`)
    return (JSON.parse(body) as { time_zone: string }).time_zone
  }
  expect(await Promise.all(ports.map(zoneAt))).toEqual(['Africa/Casablanca', 'Africa/Casablanca'])
  for (const time_zone of ['Asia/Tokyo', 'Europe/Paris']) {
    await change({ time_zone })
    expect(await zoneAt(here)).toBe(time_zone)
    await expect.poll(() => zoneAt(there), { timeout: 1000, interval: 10 }).toBe(time_zone)
  }
})
