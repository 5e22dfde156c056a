import type { TenantHandle } from '@bookme/tenancy'
import { test } from 'vitest'
import { type AppContext, type Client, openApp, signIn } from './fixtures.ts'

/** Whoever sends requests at a time of their own, and reads the JSON of the answers: a refusal has its `status` in it. */
export interface Caller {
  // biome-ignore lint/suspicious/noExplicitAny: tests say themselves what they expect in it
  get(url: string, headers?: Record<string, string>): Promise<any>
  // biome-ignore lint/suspicious/noExplicitAny: tests say themselves what they expect in it
  post(url: string, body?: unknown, headers?: Record<string, string>): Promise<any>
}

export function callerAt(client: Client, now: string | Temporal.Instant): Caller {
  const told = { 'x-test-now': now.toString() }
  return {
    get: async (url, headers = {}) => (await client.get(url, { ...told, ...headers })).json(),
    post: async (url, body, headers = {}) => (await client.request('POST', url, body, { ...told, ...headers })).json(),
  }
}

export interface Clocked extends AppContext {
  tenant: TenantHandle
  db: TenantHandle['db']
  /** Somebody who is not signed in. */
  visitor(now: string | Temporal.Instant): Caller
  /** The owner of the business. */
  owner(now: string | Temporal.Instant): Caller
}

/** A test with a business whose requests say themselves what time it is. */
export function inClockedApp(
  title: string,
  work: (context: Clocked) => Promise<void>,
  options: { poolSize?: number } = {},
): void {
  test(title, async () => {
    const context = await openApp({ testClock: true }, options)
    const tenant = await context.open('demo')
    const owner = await signIn(context, 'demo.localhost:8000', { memberOf: 'demo' })
    await work({
      ...context,
      tenant,
      db: tenant.db,
      visitor: (now) => callerAt(context.demo, now),
      owner: (now) => callerAt(owner, now),
    })
  })
}
