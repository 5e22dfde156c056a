import { beforeAll, expect, test } from 'vitest'
import { appOfFile, type Client, signIn } from '../../../../test/fixtures.ts'

const app = appOfFile()
let member: Client
const cash = { kind: 'payment', method: 'cash', amount: '180.00', occurred_at: '2026-01-05T10:45:00+01:00' }

beforeAll(async () => {
  member = await signIn(app(), 'demo.localhost:8000', { memberOf: 'demo' })
})

test('money is written down with who took it, and stays as it was written', async () => {
  const made = await member.post('/api/transactions/', { ...cash, actor_name: 'Somebody else' })
  expect(made.json()).toMatchObject({
    amount: '180.00',
    currency: 'MAD',
    occurred_at: '2026-01-05T09:45:00Z',
    actor_id: expect.any(String),
    actor_name: 'Test User',
  })
  const path = made.headers.location as string
  expect((await member.get(path)).json()).toEqual(made.json())
  for (const method of ['PUT', 'PATCH', 'DELETE']) {
    expect((await member.request(method, path, cash)).json()).toMatchObject({ status: 404, code: 'core.not_found' })
  }
  expect((await app().demo.get('/api/transactions/')).statusCode).toBe(401)
})

test('what comes in is above zero, what goes out below', async () => {
  const post = async (kind: string, amount: string, currency = 'MAD') => {
    const {
      status = 201,
      code,
      errors,
    } = (await member.post('/api/transactions/', { ...cash, kind, amount, currency })).json()
    return [status, code, errors?.[0]?.field]
  }
  const made = [201, undefined, undefined]
  const wrong = [400, 'payments.wrong_sign', 'amount']
  for (const kind of ['payment', 'deposit']) {
    expect(await post(kind, '0.01')).toEqual(made)
    for (const amount of ['-0.01', '0', '-0.00'])
      expect([kind, amount, await post(kind, amount)]).toEqual([kind, amount, wrong])
  }
  expect(await post('refund', '-10')).toEqual(made)
  for (const amount of ['10', '0.00', '-0.00']) expect([amount, await post('refund', amount)]).toEqual([amount, wrong])
  for (const amount of ['1', '-1']) expect(await post('correction', amount)).toEqual(made)
  expect(await post('correction', '-0')).toEqual(wrong)
  const invalid = [400, 'core.invalid_amount', 'amount']
  expect(await post('payment', '0.001')).toEqual(invalid)
  expect(await post('payment', '0.5', 'JPY')).toEqual(invalid)
  expect(await post('payment', '9999999999.99')).toEqual(invalid)
  expect(await post('payment', '1.234', 'TND')).toEqual(made)
})

test('the newest come first, by when it happened, and times narrow the list', async () => {
  const at = (occurred_at: string) => ({ ...cash, occurred_at, reference: 'period' })
  await member.post('/api/transactions/bulk/', [
    at('2020-02-01T00:00:00Z'),
    at('2020-01-01T00:00:00Z'),
    at('2020-03-01T00:00:00Z'),
  ])
  const times = async (query: string) =>
    (await member.get(`/api/transactions/?search=period${query}`))
      .json()
      .results.map((one: { occurred_at: string }) => one.occurred_at.slice(0, 7))
  expect(await times('')).toEqual(['2020-03', '2020-02', '2020-01'])
  expect(await times('&occurred_at__gte=2020-02-01T00:00:00Z&occurred_at__lt=2020-03-01T00:00:00Z')).toEqual([
    '2020-02',
  ])
})

test('the sum is of all pages of the list that is narrowed alike, each currency by itself', async () => {
  const made = { ...cash, reference: 'totals' }
  await member.post('/api/transactions/bulk/', [
    { ...made, amount: '100.10' },
    { ...made, amount: '0.20', method: 'card', occurred_at: '2021-01-01T00:00:00Z' },
    { ...made, kind: 'refund', amount: '-30.00' },
    { ...made, amount: '5.00', currency: 'EUR' },
  ])
  const totals = async (query = '') =>
    (await member.get(`/api/transactions/totals/?search=totals${query}`)).json().totals
  const eur = { currency: 'EUR', count: 1, amount: '5.00', incoming: '5.00', outgoing: '0.00' }
  expect(await totals()).toEqual([
    eur,
    { currency: 'MAD', count: 3, amount: '70.30', incoming: '100.30', outgoing: '-30.00' },
  ])
  expect(await totals('&method=card')).toMatchObject([{ count: 1, amount: '0.20' }])
  expect(await totals('&kind=refund')).toMatchObject([{ count: 1, amount: '-30.00' }])
  expect(await totals('&occurred_at__lt=2021-01-02T00:00:00Z')).toMatchObject([{ amount: '0.20' }])
  expect(await totals('&staff_id=01890000-0000-7000-8000-000000000000')).toEqual([])
  const other = await signIn(app(), 'acme.localhost:8000', { memberOf: 'acme' })
  expect((await other.get('/api/transactions/totals/?search=totals')).json()).toEqual({ totals: [] })
})
