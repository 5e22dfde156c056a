import { eq } from 'drizzle-orm'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { buildApp } from '../src/app.ts'
import { UnreadableSealError } from '../src/core/seal.ts'
import { resealAccounts } from '../src/modules/payments/accounts/reseal.ts'
import { AccountSeal } from '../src/modules/payments/accounts/secrets.ts'
import { providerAccounts } from '../src/modules/payments/tables.ts'
import { accountId, merchant, openPaying, type Paying } from './fakes/paying.ts'
import { signIn } from './fixtures.ts'

let all: Paying
const endings: (() => Promise<unknown>)[] = []
beforeAll(async () => {
  all = await openPaying((end) => endings.unshift(end))
})
afterAll(async () => {
  for (const end of endings) await end()
})
const secret = 'a-store-key-nobody-may-read'
const path = '/api/payment_accounts/'

test('an account is made, its secrets are written and are never to be read', async () => {
  const made = (await all.owner.post(path, { provider: 'cmi', is_test: true, public_id: merchant })).json()
  expect(made).toMatchObject({ provider: 'cmi', is_active: true, public_id: merchant, secrets: [], is_usable: false })
  const write = (body: object) => all.owner.request('PATCH', `${path}${made.id}/secrets/`, body)
  expect((await write({ store_key: secret, api_user: 'u', api_password: 'p' })).statusCode).toBe(204)
  const shown = async () => (await all.owner.get(`${path}${made.id}/`)).json()
  expect(await shown()).toMatchObject({ secrets: ['api_password', 'api_user', 'store_key'], is_usable: true })
  // Those left out stay, and `null` forgets one.
  expect((await write({ api_user: null, api_password: null })).statusCode).toBe(204)
  expect(await shown()).toMatchObject({ secrets: ['store_key'], is_usable: true })
  expect((await write({ password: 'x' })).json()).toMatchObject({ status: 400, code: 'core.invalid' })
  const again = await all.owner.post(path, { provider: 'cmi', public_id: '1' })
  expect(again.json()).toMatchObject({ status: 409, code: 'core.duplicate' })
  const moved = await all.owner.request('PATCH', `${path}${made.id}/`, { provider: 'stripe' })
  expect(moved.json()).toMatchObject({ status: 409, code: 'payments.provider_fixed' })
  const odd = await all.owner.post(path, { provider: 'stripe', public_id: '../acct' })
  expect(odd.statusCode).toBe(400)
  const stripe = (await all.owner.post(path, { provider: 'stripe', public_id: accountId })).json()
  const strange = await all.owner.request('PATCH', `${path}${stripe.id}/secrets/`, { store_key: 'x' })
  expect(strange.json()).toMatchObject({ status: 400, code: 'payments.unknown_secret' })
  expect((await all.owner.request('DELETE', `${path}${made.id}/`)).statusCode).toBe(404)
})

test('only an owner has to do with them: no other role, no key, no visit and no other business', async () => {
  for (const role of ['manager', 'reception', 'staff', 'accountant'] as const) {
    const client = await signIn(all, 'demo.localhost:8000', { memberOf: 'demo', role })
    expect([role, (await client.get(path)).statusCode]).toEqual([role, 403])
  }
  expect((await all.demo.get(path)).statusCode).toBe(401)
  const acme = await signIn(all, 'acme.localhost:8000', { memberOf: 'acme' })
  expect((await acme.get(path)).json()).toMatchObject({ count: 0 })
  const [account] = await all.db.select().from(providerAccounts).where(eq(providerAccounts.provider, 'cmi'))
  expect((await acme.request('PATCH', `${path}${account!.id}/secrets/`, { store_key: 'x' })).statusCode).toBe(404)
  const key = await all.owner.post('/api/api_keys/', { name: 'x', scopes: ['payments.accounts'] })
  expect(key.statusCode).toBe(400)
})

test('an account with a provider is one business’s, also of several that want it at once, until it is let go', async () => {
  const acme = await signIn(all, 'acme.localhost:8000', { memberOf: 'acme' })
  const taken = { status: 409, code: 'payments.account_taken', errors: [{ field: 'public_id' }] }
  for (const [provider, public_id] of [
    ['cmi', merchant],
    ['stripe', accountId],
  ]) {
    expect((await acme.post(path, { provider, public_id })).json()).toMatchObject(taken)
  }
  expect((await acme.get(path)).json()).toMatchObject({ count: 0 })
  // Another number of its own, which it cannot change into theirs; the same again is no change.
  const made = (await acme.post(path, { provider: 'stripe', public_id: 'acct_acme' })).json()
  const change = (client: typeof acme, id: string, public_id: string) =>
    client.request('PATCH', `${path}${id}/`, { public_id })
  expect((await change(acme, made.id, accountId)).json()).toMatchObject(taken)
  expect((await change(acme, made.id, 'acct_acme')).statusCode).toBe(200)
  // Both at once: one has it.
  const { results } = (await all.owner.get(`${path}?provider=stripe`)).json()
  const [{ id }] = results
  const both = await Promise.all([change(acme, made.id, 'acct_both'), change(all.owner, id, 'acct_both')])
  expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
  // What is let go of may be had by the other, and what was refused is nobody's.
  expect((await change(acme, made.id, 'acct_acme')).statusCode).toBe(200)
  expect((await change(all.owner, id, 'acct_both')).statusCode).toBe(200)
  expect((await change(acme, made.id, accountId)).statusCode).toBe(200)
  expect((await acme.post(path, { provider: 'stripe', public_id: 'acct_free' })).json()).toMatchObject({
    code: 'core.duplicate',
  })
  expect((await change(all.owner, id, 'acct_free')).statusCode).toBe(200)
})

test('what is sealed for one account opens for no other, and for no other business', async () => {
  const [account] = await all.db.select().from(providerAccounts).where(eq(providerAccounts.provider, 'cmi'))
  const seal = new AccountSeal(all.config.healthKeys)
  expect(account!.sealed).not.toContain(secret)
  const acme = await all.open('acme')
  expect(() => seal.open(acme.id, account!)).toThrow(UnreadableSealError)
  expect(() => seal.open(all.tenant.id, { ...account!, id: crypto.randomUUID() })).toThrow(UnreadableSealError)
  expect(() => new AccountSeal([{ id: 'session', secret: 'x'.repeat(32) }]).open(all.tenant.id, account!)).toThrow()
  // The control: where it belongs, it opens.
  expect(seal.open(all.tenant.id, account!)).toEqual({ store_key: secret })
})

test('with a new key in front all accounts are sealed anew', async () => {
  const keys = [{ id: 'new', secret: 'n'.repeat(32) }, ...all.config.healthKeys] as const
  expect(await resealAccounts.reseal(all.tenant, keys)).toEqual({ sealed: 1, resealed: 1 })
  expect(await resealAccounts.reseal(all.tenant, keys)).toEqual({ sealed: 1, resealed: 0 })
  const [account] = await all.db.select().from(providerAccounts).where(eq(providerAccounts.provider, 'cmi'))
  expect(account!.sealed).toMatch(/^v1\.new\./)
  const back = [...all.config.healthKeys, { id: 'new', secret: 'n'.repeat(32) }] as unknown as typeof keys
  await resealAccounts.reseal(all.tenant, back)
})

test('a secret is in no table, no answer, no log line and no event; what is no secret is found', async () => {
  const lines: string[] = []
  const logger = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) })
  const { config, tenancy } = all
  const app = await buildApp({ config, tenancy, logger })
  onTestFinished(() => app.close())
  const [account] = await all.db.select().from(providerAccounts).where(eq(providerAccounts.provider, 'cmi'))
  const headers = { host: 'demo.localhost:8000' }
  const owner = await signIn({ ...all, app }, headers.host, { memberOf: 'demo' })
  const loud = { store_key: secret, api_user: 'somebody', api_password: 'another-secret-word' }
  const replies = [
    await owner.request('PATCH', `${path}${account!.id}/secrets/`, loud),
    await owner.request('PATCH', `${path}${account!.id}/secrets/`, { ...loud, api_user: 1 }),
    await owner.request('PATCH', `${path}${crypto.randomUUID()}/secrets/`, loud),
    await owner.get(path),
    await owner.get('/api/audit/?action=payment_accounts'),
    await owner.get('/api/audit/export/'),
  ]
  const booking = await all.book()
  const asked = await app.inject({
    method: 'POST',
    url: `/api/manage/${booking.manage_token}/pay/`,
    headers,
    payload: {},
  })
  expect(asked.json()).toMatchObject({ provider: 'cmi' })
  const said = [...replies.map(({ body }) => body), asked.body].join('\n')
  const told = (word: string) => [said.includes(word), lines.join('').includes(word)]
  for (const word of [secret, 'another-secret-word']) expect(told(word)).toEqual([false, false])
  expect(said).toContain('payment_accounts.secrets')
  // The control: what is no secret is told, and found.
  expect(said).toContain(merchant)
  const client = new pg.Client({ connectionString: config.ownerUrl! })
  await client.connect()
  onTestFinished(() => client.end())
  const { rows } = await client.query(`select format('%I.%I', n.nspname, c.relname) as name from pg_class c
    join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and (n.nspname = 'public' or n.nspname ~ '^tenant_')`)
  const found = async (word: string) => {
    const hits: string[] = []
    for (const { name } of rows) {
      const { rowCount } = await client.query(`select 1 from ${name} t where t::text like $1 limit 1`, [`%${word}%`])
      if (rowCount !== 0) hits.push(name)
    }
    return hits
  }
  for (const word of [secret, 'another-secret-word']) expect(await found(word)).toEqual([])
  expect(await found(merchant)).toContain('tenant_demo.payments_provider_account')
})
