import { setTimeout as sleep } from 'node:timers/promises'
import type { TenantHandle } from '@bookme/tenancy'
import { expect, onTestFinished } from 'vitest'
import { addMember, findOrCreateUser } from '../src/modules/users/index.ts'
import { openTenancy } from '../src/tenancy.ts'
import { assertConsistent } from './consistency.ts'
import { testConfig, testDatabase } from './fixtures.ts'
import { send, startWeb, type WebProcess } from './web-process.ts'

const host = 'demo.localhost'

/** What a client was told. */
export interface Answer {
  /** `201`, or of a refusal with its code: `409 bookings.slot_taken`. */
  outcome: string
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: whatever a route answers
  body: any
}

/** Something that a client sends. */
export interface Ask {
  path: string
  body: object
  /** By somebody who works there. */
  byMember?: boolean
  /** What time it is for this request. */
  now?: Temporal.Instant
  /** How long after the others it is sent. */
  afterMs?: number
}

/** A business that several web processes serve at once, over one database. */
export interface Crowd {
  tenant: TenantHandle
  ownerUrl: string
  webs: WebProcess[]
  startAnother(): Promise<void>
  /** One request, to the next of the processes, from an address of its own. A client that is cut off gets status 0. */
  ask(ask: Ask): Promise<Answer>
  /** All at once; the business is consistent afterwards, and nobody heard of a fault. */
  race(asks: readonly Ask[]): Promise<Answer[]>
}

export async function openCrowd(processes = 3): Promise<Crowd> {
  const database = await testDatabase()
  const tenancy = openTenancy(testConfig(database), { owner: true })
  onTestFinished(async () => {
    await tenancy.close()
    await database.drop()
  })
  const tenant = await tenancy.open('demo')
  const webs: WebProcess[] = []
  const startAnother = async () => {
    webs.push(await startWeb(database, { TEST_CLOCK: '1', TRUSTED_PROXIES: 'loopback' }))
  }
  await Promise.all(Array.from({ length: processes }, startAnother))

  let sent = 0
  const send_ = (method: string, path: string, body: string | undefined, headers: Record<string, string>) => {
    const { port } = webs[sent++ % webs.length] as WebProcess
    const address = Array.from({ length: 4 }, () => 1 + Math.floor(Math.random() * 222)).join('.')
    const more = { 'x-forwarded-for': address, 'content-type': 'application/json', ...headers }
    return send(port, host, path, { method, headers: more, ...(body === undefined ? {} : { body }) })
  }
  const cookie = await signIn()
  async function signIn() {
    const credentials = { email: 'owner@example.com', password: 'correct horse battery staple' }
    await tenancy.shared.transaction(async (tx) => {
      const { userId } = await findOrCreateUser(tx, { ...credentials, name: 'Owner' })
      await addMember(tx, { userId, tenantId: tenant.id, role: 'owner' })
    })
    const { headers } = await send_('POST', '/api/auth/sign-in/email', JSON.stringify(credentials), {})
    return (headers['set-cookie'] ?? []).map((line) => line.split(';')[0]).join('; ')
  }

  const ask = async ({ path, body, byMember = false, now, afterMs = 0 }: Ask): Promise<Answer> => {
    const headers = {
      ...(byMember ? { cookie, origin: `http://${host}` } : {}),
      ...(now === undefined ? {} : { 'x-test-now': now.toString() }),
    }
    if (afterMs > 0) await sleep(afterMs)
    try {
      const reply = await send_('POST', path, JSON.stringify(body), headers)
      const told = JSON.parse(reply.body)
      return { outcome: [reply.status, told.code].join(' ').trim(), status: reply.status, body: told }
    } catch (error) {
      return { outcome: 'cut off', status: 0, body: error }
    }
  }
  const race = async (asks: readonly Ask[]) => {
    const answers = await Promise.all(asks.map(ask))
    expect(answers.filter(({ status }) => status < 200 || status >= 500)).toEqual([])
    await assertConsistent(tenant.db)
    return answers
  }
  return { tenant, ownerUrl: database.ownerUrl, webs, startAnother, ask, race }
}

/** How often each outcome came. */
export function tally(answers: readonly Answer[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { outcome } of answers) counts[outcome] = (counts[outcome] ?? 0) + 1
  return counts
}

export const won = (answers: readonly Answer[]) => answers.filter(({ status }) => status >= 200 && status < 300)
