import { expect, onTestFinished, test } from 'vitest'
import { jobFailures } from '../src/core/jobs/shared-tables.ts'
import { bookings } from '../src/modules/bookings/tables.ts'
import { balanceOf } from '../src/modules/payments/index.ts'
import { receipts, transactions } from '../src/modules/payments/tables.ts'
import { openTenancy } from '../src/tenancy.ts'
import { assertConsistent } from './consistency.ts'
import { soon, testConfig, testDatabase } from './fixtures.ts'
import { environmentFor } from './program.ts'
import { type Business, isSilent, openBusinesses, openOutside, unfinished, Worker } from './promises.ts'
import { send, startWeb } from './web-process.ts'

const businesses = 50
const bookingsEach = 40
const clients = 8

/** What customers are told, by their address. */
type Heard = Map<string, string[]>
type Outside = Awaited<ReturnType<typeof openOutside>>

test(`${businesses * bookingsEach} bookings of ${businesses} businesses, under kills of the worker: everybody hears what they were promised, once, and every amount adds up`, async () => {
  const outside = await openOutside()
  const database = await testDatabase()
  const tenancy = openTenancy(testConfig(database), { owner: true })
  onTestFinished(async () => {
    await tenancy.close()
    await database.drop()
  })
  const opened = await openBusinesses(tenancy, businesses)
  const environment = { ...environmentFor(database), ...outside.environment, LOG_LEVEL: 'fatal', SPARE_SCHEMAS: '0' }
  const web = await startWeb(database, { ...environment, LOG_LEVEL: 'info' })
  outside.connect(web.port)
  const worker = new Worker(environment)
  worker.start()
  onTestFinished(() => worker.kill())
  const calm = new AbortController()
  const harassed = worker.harass(calm.signal)

  const promised: Heard = new Map()
  const visits = opened.flatMap((business) => Array.from({ length: bookingsEach }, (_, index) => ({ business, index })))
  const begun = performance.now()
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let visit = visits.shift(); visit !== undefined; visit = visits.shift()) {
        await live({ port: web.port, outside, ...visit }, promised)
      }
    }),
  )
  const bookedMs = performance.now() - begun
  calm.abort()
  await harassed
  const done = { jobs: 0, messages: 0 }
  await expect.poll(() => unfinished(tenancy, opened), { timeout: 20 * 60_000, interval: 1000 }).toEqual(done)

  const { heard, again, twoWays } = listen(outside)
  expect(inOrder(heard)).toEqual(inOrder(promised))
  // Whoever was killed may have sent what nobody knows was sent, or never hear that it arrived: no more than was under way.
  expect(again + twoWays).toBeLessThanOrEqual(worker.kills * 8)
  expect(await tenancy.shared.db.$count(jobFailures)).toBe(0)
  for (const business of opened) {
    await assertConsistent(business.tenant.db)
    await assertMoney(business, outside)
  }
  const messages = [...heard.values()].flat().length
  console.log(
    `${visits.length === 0 ? businesses * bookingsEach : 0} bookings in ${Math.round(bookedMs / 1000)} s, ${messages} messages; under ${worker.kills} kills ${again} were sent twice and ${twoWays} both ways; ${outside.stripe.payments.size} payments and ${outside.stripe.refunds.size} refunds at Stripe`,
  )
})

/** One customer books, pays where that is asked, and some move or cancel. */
async function live(
  { port, outside, business, index }: { port: number; outside: Outside; business: Business; index: number },
  promised: Heard,
): Promise<void> {
  const { tenant, serviceId, staffId, wantsDeposit } = business
  const host = `${tenant.slug}.localhost:${port}`
  const post = async (path: string, body: object) => {
    const headers = { 'content-type': 'application/json' }
    const reply = await send(port, host, path, { method: 'POST', headers, body: JSON.stringify(body) })
    expect([path, reply.status < 300 ? '' : `${reply.status} ${reply.body}`]).toEqual([path, ''])
    return JSON.parse(reply.body)
  }
  const email = `client-${index}@${tenant.slug}.example`
  const phone = phoneOf(email)
  // Two hours apart, so that everybody can be moved by one.
  const start = soon.add({ hours: index * 2 })
  const { manage_token } = await post('/api/bookings/', {
    ...{ service_id: serviceId, staff_id: staffId, start_time: start.toString() },
    ...{ customer_name: `Client ${index}`, customer_email: email, customer_phone: phone },
  })
  const manage = `/api/manage/${manage_token}`
  const kinds: string[] = []
  const pays = wantsDeposit && index % 10 !== 3
  if (wantsDeposit) {
    // Who pays at once need not be asked.
    if (!pays) kinds.push('deposit_due')
    else {
      const { payment_id } = await post(`${manage}/pay/`, { part: 'deposit' })
      const session = [...outside.stripe.sessions.values()].find(({ metadata }) => metadata.intent === payment_id)
      const events = outside.stripe.pay(session?.id ?? '')
      // Twice, and in the wrong order.
      await outside.stripe.deliverAll([...events, ...events].toReversed(), { delayMs: 20 })
      kinds.push('receipt', 'confirmed')
    }
  } else kinds.push('confirmed')
  if (index % 5 === 0 && pays === wantsDeposit) {
    await post(`${manage}/reschedule/`, { start_time: start.add({ hours: 1 }).toString() })
    kinds.push('moved')
  }
  if (index % 4 === 0 && pays === wantsDeposit) {
    await post(`${manage}/cancel/`, {})
    kinds.push('cancelled', ...(pays ? ['refund'] : []))
  }
  promised.set(email, kinds)
}

/** `client-7@salon-12.example`, and the number that follows from it. */
function phoneOf(email: string): string {
  const [, index, salon] = /^client-(\d+)@salon-(\d+)\./.exec(email) ?? []
  return `+2126${String(Number(salon) * 1000 + Number(index)).padStart(8, '0')}`
}
const emailOf = (phone: string) => {
  const number = Number(phone.slice(5))
  return `client-${number % 1000}@salon-${Math.floor(number / 1000)}.example`
}

/** What arrived, whichever way; how often the same came again, and how often both ways though its arrival was told. */
function listen({ mail, twilio }: Outside): { heard: Heard; again: number; twoWays: number } {
  const heard: Heard = new Map()
  const seen = new Set<string>()
  const ways = new Map<string, Set<string>>()
  let again = 0
  const hear = (way: 'email' | 'sms', email: string, what: string, key: string) => {
    if (seen.has(key)) again += 1
    seen.add(key)
    const kind = kindOf(what)
    heard.set(email, [...new Set([...(heard.get(email) ?? []), kind])])
    ways.set(`${email} ${kind}`, (ways.get(`${email} ${kind}`) ?? new Set()).add(way))
  }
  for (const { to, email } of mail.received) hear('email', to[0] ?? '', email.subject ?? '', email.messageId ?? '')
  // Neither the text nor the number is ever the same for two messages.
  for (const { to, body } of twilio.received) hear('sms', emailOf(to), body, `${to} ${body}`)
  const both = [...ways].filter(([what, some]) => some.size > 1 && !isSilent(phoneOf(what.split(' ')[0] ?? '')))
  return { heard: withoutAsking(heard), again, twoWays: both.length }
}

/** Whoever paid may have been asked to before that, or not. */
function withoutAsking(heard: Heard): Heard {
  const rest = (kinds: string[]) => (kinds.includes('receipt') ? kinds.filter((kind) => kind !== 'deposit_due') : kinds)
  return new Map([...heard].map(([whom, kinds]) => [whom, rest(kinds)]))
}

/** By what people read, in French. */
const patterns: readonly [string, RegExp][] = [
  ['cancelled', /annulé/],
  ['moved', /déplacé/],
  ['confirmed', /confirmé/],
  ['deposit_due', /acompte/i],
  ['receipt', /Reçu n°|bien enregistré/],
  ['refund', /^Remboursement|remboursons/],
]
const kindOf = (text: string) => patterns.find(([, pattern]) => pattern.test(text))?.[0] ?? text

const inOrder = (some: Heard) => [...some].map(([whom, kinds]) => [whom, kinds.toSorted()]).toSorted()

/** The ledger says what Stripe says, and nobody owes or is owed anything that was promised back. */
async function assertMoney({ tenant, wantsDeposit }: Business, { stripe }: Outside): Promise<void> {
  const account = `acct_salon${tenant.slug.slice(6)}`
  const paid = [...stripe.payments.values()].filter((payment) => payment.account === account)
  const back = [...stripe.refunds.values()].filter((refund) => refund.account === account)
  const ledger = await tenant.db.select().from(transactions)
  const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0)
  const [came, went] = [ledger.filter((row) => row.amountMinor > 0), ledger.filter((row) => row.amountMinor < 0)]
  expect(sum(came.map((row) => row.amountMinor))).toBe(sum(paid.map((payment) => payment.amount_received)))
  expect(sum(went.map((row) => Math.abs(row.amountMinor)))).toBe(sum(back.map((refund) => refund.amount)))
  expect([came.length, went.length]).toEqual([paid.length, back.length])
  expect(came.length > 0).toBe(wantsDeposit)
  const numbers = (await tenant.db.select({ number: receipts.number }).from(receipts)).map(({ number }) => number)
  expect(numbers.toSorted((a, b) => a - b)).toEqual(ledger.map((_, index) => index + 1))
  for (const { id, status } of await tenant.db.select().from(bookings)) {
    const { balanceMinor, paidMinor } = await tenant.transaction((tx) => balanceOf(tx, id))
    const expected = status === 'cancelled' ? 0 : 15_000 - (wantsDeposit && status === 'confirmed' ? 7500 : 0)
    expect([status, balanceMinor, paidMinor >= 0]).toEqual([status, expected, true])
  }
}
