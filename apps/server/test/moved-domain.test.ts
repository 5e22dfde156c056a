import { expect } from 'vitest'
import { addDomain, createTenant, removeDomain } from '../src/modules/tenants/index.ts'
import { addMember } from '../src/modules/users/index.ts'
import { sessions } from '../src/modules/users/tables.ts'
import { type AppContext, type Client, inApp, signIn } from './fixtures.ts'

const host = 'moving.example'

async function openedAtDemo(context: AppContext) {
  const { tenancy, open } = context
  const [demo, acme] = await Promise.all([open('demo'), open('acme')])
  await addDomain(tenancy, 'localhost', { tenantId: demo.id, domain: host })
  const member = await signIn(context, host, { memberOf: 'demo' })
  const [session] = await tenancy.shared.db.select().from(sessions)
  const move = async (from: string, to: string) => {
    await removeDomain(tenancy, from, host)
    await addDomain(tenancy, 'localhost', { tenantId: to, domain: host })
    await expect.poll(async () => (await tenancy.resolve(host))?.id).toBe(to)
  }
  return { demo, acme, member, userId: session!.userId, move }
}

/** What a browser with this cookie is told there: who it is, and what members see. */
async function seen(client: Client): Promise<[string | undefined, number]> {
  const who = (await client.get('/api/auth/get-session')).json() as { user: { email: string } } | null
  return [who?.user.email, (await client.get('/api/customers/')).statusCode]
}

inApp('F8, F11: a session does not go along when its domain moves to another business', async (context) => {
  const { demo, acme, member, userId, move } = await openedAtDemo(context)
  expect(await seen(member)).toEqual([expect.stringContaining('@example.com'), 200])
  await move(demo.id, acme.id)
  expect(await seen(member)).toEqual([undefined, 401])
  // Not even of somebody who belongs to both: they sign in anew, as they would with any business.
  await context.tenancy.shared.transaction((tx) => addMember(tx, { userId, tenantId: acme.id, role: 'owner' }))
  expect(await seen(member)).toEqual([undefined, 401])
  // Nor when it comes back.
  await move(acme.id, demo.id)
  expect(await seen(member)).toEqual([undefined, 401])
  const again = await signIn(context, host, { memberOf: 'demo' })
  expect(await seen(again)).toEqual([expect.any(String), 200])
})

inApp('F8: nor to a business that is made where another one was', async (context) => {
  const { tenancy } = context
  const member = await signIn(context, 'demo.localhost:8000', { memberOf: 'demo' })
  expect(await seen(member)).toEqual([expect.any(String), 200])
  const { id: before } = await context.open('demo')
  // Its rows of memberships, settings and the like go with it.
  await tenancy.delete('demo', {
    confirm: 'demo',
    forceDrop: true,
  })
  await createTenant(tenancy, 'localhost', {
    ...{ slug: 'demo', name: 'Another', domain: 'demo.localhost', email: 'x@example.com', status: 'active' },
    ...{ actorId: null, reason: 'test' },
  })
  await expect.poll(async () => (await tenancy.resolve('demo.localhost'))?.id ?? before).not.toBe(before)
  expect(await seen(member)).toEqual([undefined, 401])
})
