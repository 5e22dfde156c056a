import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { inApp, openApp } from '../test/fixtures.ts'
import { domains, tenants } from './modules/tenants/tables.ts'

inApp('whoever ends TLS hears for which hosts a certificate may be had', async ({ app, tenancy, open }) => {
  const { db } = tenancy.shared
  const { id: tenantId } = await open('demo')
  await db.insert(domains).values({ tenantId, domain: 'salon.example', isPrimary: false })
  const ask = async (domain: string) =>
    (await app.inject({ url: `/internal/domain-allowed?domain=${encodeURIComponent(domain)}`, headers: { host: 'x' } }))
      .statusCode
  for (const domain of ['localhost', 'www.localhost', 'demo.localhost', 'salon.example']) {
    expect([domain, await ask(domain)]).toEqual([domain, 200])
  }
  for (const domain of [
    'nobody.localhost',
    'nobody.example',
    'SALON.example',
    'salon.example:80',
    '',
    '[::1]',
    'a_b',
    '%00',
  ]) {
    expect([domain, await ask(domain)]).toEqual([domain, 404])
  }
  expect((await app.inject('/internal/domain-allowed')).statusCode).toBe(404)
  expect((await app.inject('/internal/domain-allowed?domain=localhost&domain=x')).statusCode).toBe(404)
  const change = async (work: () => Promise<unknown>, expected: number) => {
    await work()
    await tenancy.shared.transaction((tx) => tenancy.announce(tx, tenantId))
    await expect.poll(() => ask('salon.example'), { timeout: 1000 }).toBe(expected)
  }
  const become = (status: 'suspended' | 'archived' | 'active') => () =>
    db.update(tenants).set({ status }).where(eq(tenants.id, tenantId))
  // Those who answer for a suspended business still read it.
  await change(become('suspended'), 200)
  await change(become('archived'), 404)
  await change(become('active'), 200)
  await change(() => db.delete(domains).where(eq(domains.domain, 'salon.example')), 404)
})

test('and nobody else hears anything', async () => {
  const internalToken = 'a token of thirty-two characters or more'
  const { app } = await openApp({ internalToken, trustedProxies: ['10.1.0.0/16'], rateLimitPerMinute: 5 })
  const ask = async (remoteAddress: string, headers: Record<string, string> = {}, more = '') =>
    (await app.inject({ url: `/internal/domain-allowed?domain=localhost${more}`, headers, remoteAddress })).statusCode
  for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1', '10.1.2.3']) expect(await ask(address)).toBe(200)
  for (const address of ['203.0.113.7', '10.2.0.1', '192.168.0.1'])
    expect([address, await ask(address)]).toEqual([address, 404])
  // A visitor whom a proxy passes on, whatever it says of itself.
  expect(await ask('127.0.0.1', { 'x-forwarded-for': '203.0.113.7' })).toBe(404)
  expect(await ask('127.0.0.1', { forwarded: 'for=127.0.0.1' })).toBe(404)
  expect(await ask('203.0.113.7', { authorization: `Bearer ${internalToken}` })).toBe(200)
  expect(await ask('203.0.113.7', {}, `&token=${encodeURIComponent(internalToken)}`)).toBe(200)
  for (const wrong of ['Bearer x', `Bearer ${internalToken}x`, internalToken]) {
    expect(await ask('203.0.113.7', { authorization: wrong })).toBe(404)
  }
  // It counts for no limit.
  for (let index = 0; index < 20; index += 1) expect(await ask('127.0.0.1')).toBe(200)
})
