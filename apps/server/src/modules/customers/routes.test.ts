import { beforeAll, expect, test } from 'vitest'
import { appOfFile, type Client, signIn } from '../../../test/fixtures.ts'

const app = appOfFile()
let member: Client

beforeAll(async () => {
  member = await signIn(app(), 'demo.localhost:8000', { memberOf: 'demo' })
})

test('customers are the members’ own, and found by name, address and telephone number', async () => {
  const amina = { name: 'Amina Berrada', email: 'amina@example.com', phone: '+212 612 345 678', born_on: '1990-02-28' }
  const made = (await member.post('/api/customers/', amina)).json()
  expect(made).toMatchObject({ ...amina, language: 'fr', notes: '' })
  await member.post('/api/customers/', { name: 'Omar', language: 'ar' })
  for (const search of ['berrada amina', 'AMINA@', '345 678']) {
    const { results } = (await member.get(`/api/customers/?search=${encodeURIComponent(search)}`)).json()
    expect([search, results]).toEqual([search, [made]])
  }
  expect((await member.get('/api/customers/?language=ar')).json().results).toMatchObject([{ name: 'Omar' }])
  expect((await member.get('/api/customers/?email=amina@example.com')).json().count).toBe(1)
  expect((await app().demo.get('/api/customers/')).statusCode).toBe(401)
  expect((await app().demo.get(`/api/customers/${made.id}/`)).statusCode).toBe(401)
})

test('an address may be left out or be empty, and is an address otherwise', async () => {
  for (const email of [undefined, '', '  x@example.com ']) {
    const made = await member.post('/api/customers/', { name: 'x', ...(email === undefined ? {} : { email }) })
    expect([made.statusCode, made.json().email]).toEqual([201, email?.trim() ?? ''])
  }
  for (const [field, value] of [
    ['email', 'x'],
    ['email', `${'x'.repeat(250)}@example.com`],
    ['phone', 'call me'],
    ['born_on', '2023-02-29'],
    ['language', 'de'],
  ] as const) {
    const { status, errors } = (await member.post('/api/customers/', { name: 'x', [field]: value })).json()
    expect([field, status, errors[0].field]).toEqual([field, 400, field])
  }
})
