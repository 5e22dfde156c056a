import { type AddressInfo, createServer, type Socket } from 'node:net'
import { asc, eq } from 'drizzle-orm'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openApp } from '../../../test/fixtures.ts'
import { mailServer } from '../../../test/mail-server.ts'
import { type NewMessage, queueMessage, startRelay, sweepMessages, write } from './index.ts'
import { takeDue } from './queries.ts'
import { pauseAfter } from './relay.ts'
import { messages } from './tables.ts'

async function mailbox() {
  const { config, tenancy } = await openApp()
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
  const { db } = tenancy.shared
  return {
    ...{ config, tenancy, log, db },
    queue: (more: Partial<NewMessage> = {}) =>
      tenancy.shared.transaction(async (tx) => {
        await queueMessage(tx, {
          kind: 'test',
          recipient: 'amina@example.com',
          subject: 'Hello',
          text: 'A link',
          ...more,
        })
      }),
    rows: () => db.select().from(messages).orderBy(asc(messages.createdAt)),
    relay: (
      smtpUrl: string | undefined,
      more: Partial<typeof config> = {},
      sendText?: Parameters<typeof startRelay>[0]['sendText'],
    ) => {
      const relay = startRelay({ tenancy, config: { ...config, smtpUrl, ...more }, log, sendText })
      onTestFinished(() => relay.stop())
      return relay
    },
  }
}

test('what was queued is sent within about a second, and nothing is kept of what it said', async () => {
  const { queue, rows, relay } = await mailbox()
  const server = await mailServer()
  relay(server.url)
  const letter = write({
    language: 'ar',
    subject: 'دعوة من صالون ياسمين',
    from: 'BookMe',
    paragraphs: ['مرحبا بك في صالون ياسمين.'],
    link: { href: 'https://yasmine.example/invitation/secret', title: 'قبول الدعوة' },
  })
  await queue({ kind: 'invitation', ...letter })
  await expect.poll(() => server.received.length, { timeout: 2500 }).toBe(1)
  const [{ to, email, raw }] = server.received as [(typeof server.received)[0]]
  expect(to).toEqual(['amina@example.com'])
  expect(email).toMatchObject({
    subject: 'دعوة من صالون ياسمين',
    from: { address: 'no-reply@localhost', name: 'BookMe' },
    text: expect.stringContaining('مرحبا بك في صالون ياسمين.'),
    html: expect.stringMatching(/<html lang="ar" dir="rtl">[\s\S]*مرحبا بك/),
  })
  expect(email.html).toContain('href="https://yasmine.example/invitation/secret"')
  expect(raw.split('\r\n\r\n')[0]).toMatch(/^Auto-Submitted: auto-generated$/im)
  await expect.poll(async () => (await rows())[0]?.sentAt ?? null).not.toBeNull()
  const [row] = await rows()
  expect(row).toMatchObject({ subject: '', text: '', html: '', attempts: 1, failedAt: null, lastError: '' })
  expect(email.messageId).toBe(`<${row!.id}@localhost>`)
})

test('whatever a business calls itself, a header is one line and a recipient is one', async () => {
  const { queue, rows, relay } = await mailbox()
  const server = await mailServer()
  relay(server.url)
  const name = 'Salon\r\nBcc: victim@example.com\r\n\r\n<script>\u2028X: y'
  await queue({ subject: `Invitation of ${name}`, text: 'x' })
  await queue(write({ language: 'fr', subject: `Invitation de ${name}`, from: name, paragraphs: [name] }))
  const recipients = [
    'a@example.com, victim@example.com',
    'a@example.com\r\nBcc: victim@example.com',
    '<victim@example.com>',
    'nobody',
  ]
  for (const recipient of recipients) await queue({ recipient })
  await expect
    .poll(async () => (await rows()).filter((row) => row.sentAt ?? row.failedAt).length, { timeout: 5000 })
    .toBe(6)
  expect(server.received).toHaveLength(2)
  for (const { to, email, raw } of server.received) {
    expect(to).toEqual(['amina@example.com'])
    expect(email.bcc).toBeUndefined()
    expect(email.subject).toContain('Salon Bcc: victim@example.com <script>')
    const [head = ''] = raw.split('\r\n\r\n')
    expect(head).not.toMatch(/^(Bcc|X):/im)
  }
  for (const row of (await rows()).slice(2))
    expect(row).toMatchObject({ sentAt: null, lastError: 'This is no address for mail.' })
})

test('a server that refuses for a while gets it later; one that refuses the recipient for good is not asked again', async () => {
  const { queue, rows, relay, db } = await mailbox()
  let refusing = true
  const server = await mailServer({
    onRcptTo: ({ address }, _session, done) => {
      if (address.startsWith('nobody'))
        done(Object.assign(new Error(`no such user <${address}>`), { responseCode: 550 }))
      else if (refusing) done(Object.assign(new Error('come back later'), { responseCode: 451 }))
      else done()
    },
  })
  relay(server.url)
  await queue()
  await queue({ recipient: 'nobody@example.com' })
  await expect
    .poll(async () => (await rows()).filter(({ lastError }) => lastError !== '').length, { timeout: 5000 })
    .toBe(2)
  const [first, second] = await rows()
  expect(first).toMatchObject({
    attempts: 1,
    failedAt: null,
    text: 'A link',
    lastError: expect.stringContaining('later'),
  })
  const pause = first!.nextAttemptAt.since(Temporal.Now.instant()).total('seconds')
  expect(pause).toBeGreaterThan(5)
  expect(pause).toBeLessThan(20)
  expect(second!.failedAt).not.toBeNull()
  // Servers repeat addresses; what operators read does not.
  expect(second!.lastError).toContain('n…@example.com')
  expect(second!.lastError).not.toContain('nobody')
  refusing = false
  await db.update(messages).set({ nextAttemptAt: Temporal.Now.instant() })
  await expect.poll(() => server.received.length, { timeout: 5000 }).toBe(1)
  await expect.poll(async () => (await rows())[0]?.sentAt ?? null).not.toBeNull()
  expect((await rows())[1]).toMatchObject({ attempts: 1, sentAt: null })
})

test('after about a day of refusals it is given up', async () => {
  const { queue, rows, relay, db } = await mailbox()
  const server = await mailServer({
    onMailFrom: (_address, _session, done) => done(Object.assign(new Error('later'), { responseCode: 451 })),
  })
  await queue()
  await db.update(messages).set({ attempts: 19 })
  relay(server.url)
  await expect.poll(async () => (await rows())[0]?.failedAt ?? null, { timeout: 5000 }).not.toBeNull()
  const hours =
    Array.from({ length: 19 }, (_, index) => pauseAfter(index + 1, 0.5)).reduce((sum, ms) => sum + ms) / 3_600_000
  expect(hours).toBeGreaterThan(20)
  expect(hours).toBeLessThan(25)
  expect(pauseAfter(3, 0)).toBeLessThan(pauseAfter(3, 1))
})

test('a server that hangs holds nothing up for ever', { timeout: 40_000 }, async () => {
  const { queue, rows, relay } = await mailbox()
  const silent = createServer(() => {})
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void silent.close())
  relay(`smtp://127.0.0.1:${(silent.address() as AddressInfo).port}`)
  await queue()
  await expect.poll(async () => (await rows())[0]?.lastError ?? '', { timeout: 20_000 }).toMatch(/greeting|timeout/i)
  expect((await rows())[0]).toMatchObject({ attempts: 1, failedAt: null, sentAt: null })
})

test('mail that hangs holds up no code by SMS', async () => {
  const { queue, relay } = await mailbox()
  const silent = createServer(() => {})
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void silent.close())
  const connected = vi.fn<(socket: Socket) => void>()
  silent.on('connection', connected)
  for (let index = 0; index < 5; index += 1) await queue()
  let sent = 0
  const port = (silent.address() as AddressInfo).port
  relay(`smtp://127.0.0.1:${port}`, {}, async () => {
    sent += 1
  })
  await expect.poll(() => connected.mock.calls.length, { timeout: 5000 }).toBe(5)
  await queue({ channel: 'sms', recipient: '+212612345678' })
  await expect.poll(() => sent, { timeout: 4000 }).toBe(1)
  for (const [socket] of connected.mock.calls) socket.destroy()
})

test('two at once send each message once', async () => {
  const { queue, rows, relay } = await mailbox()
  const server = await mailServer({ beforeAnswer: () => new Promise((resolve) => setTimeout(resolve, 30)) })
  for (let index = 0; index < 40; index += 1) await queue({ recipient: `user${index}@example.com` })
  relay(server.url)
  relay(server.url)
  relay(server.url)
  await expect
    .poll(async () => (await rows()).filter(({ sentAt }) => sentAt !== null).length, { timeout: 15_000 })
    .toBe(40)
  expect(server.received.map(({ to }) => to[0]).sort()).toEqual(
    Array.from({ length: 40 }, (_, index) => `user${index}@example.com`).sort(),
  )
})

test('whoever died with a message leaves it to the next, after its time', async () => {
  const { queue, rows, relay, db } = await mailbox()
  const server = await mailServer()
  await queue()
  const now = Temporal.Now.instant()
  const wanted = { most: 5, channel: 'email' } as const
  // Taken, and then nothing: killed.
  expect(await takeDue(db, { now, until: now.add({ seconds: 2 }), ...wanted })).toHaveLength(1)
  relay(server.url)
  expect(await takeDue(db, { now, until: now, ...wanted })).toEqual([])
  await expect.poll(() => server.received.length, { timeout: 6000 }).toBe(1)
  await expect.poll(async () => (await rows())[0]?.sentAt ?? null).not.toBeNull()
  expect((await rows())[0]).toMatchObject({ attempts: 2 })
})

test('without a server everything waits, and production says so loudly', async () => {
  const { queue, rows, relay, log } = await mailbox()
  await queue()
  await relay(undefined).stop()
  expect(log.error).not.toHaveBeenCalled()
  await relay(undefined, { isProduction: true }).stop()
  expect(log.error).toHaveBeenCalledWith({ waiting: 1 }, expect.stringContaining('SMTP_URL is not set'))
  expect((await rows())[0]).toMatchObject({ attempts: 0, text: 'A link' })
})

test('text messages go their own way, with or without one for mail, and wait where there is none', async () => {
  const { queue, rows, relay, log } = await mailbox()
  const server = await mailServer()
  const codes = ['+212612345678', '+212612345679', '+212612345670']
  for (const recipient of codes) await queue({ kind: 'customer_code', channel: 'sms', subject: '', recipient })
  await queue()
  const first = relay(server.url)
  await expect.poll(() => server.received.length, { timeout: 5000 }).toBe(1)
  await first.stop()
  expect((await rows()).map(({ attempts }) => attempts)).toEqual([0, 0, 0, 1])

  const sent: string[] = []
  relay(undefined, {}, async ({ recipient, text }) => {
    if (recipient === codes[1])
      throw Object.assign(new Error(`${recipient} is no mobile`), { name: 'UndeliverableError' })
    if (recipient === codes[2]) throw new Error('The provider answered 503.')
    sent.push(`${recipient} ${text}`)
  })
  await queue({ recipient: 'waits@example.com' })
  await expect.poll(async () => (await rows()).filter(({ attempts }) => attempts > 0).length, { timeout: 5000 }).toBe(4)
  await expect.poll(async () => (await rows())[1]?.failedAt ?? null, { timeout: 5000 }).not.toBeNull()
  expect(sent).toEqual([`${codes[0]} A link`])
  await expect
    .poll(rows)
    .toMatchObject([
      { sentAt: expect.anything(), text: '' },
      { sentAt: null, lastError: '+212…79 is no mobile' },
      { sentAt: null, failedAt: null, lastError: 'The provider answered 503.' },
      { sentAt: expect.anything() },
      { attempts: 0, channel: 'email' },
    ])
  expect(log.error).toHaveBeenCalledTimes(1)
})

test('a code that nobody knows to have arrived is sent once more, and none that has expired', async () => {
  const { queue, rows, relay, db } = await mailbox()
  const code = { kind: 'customer_code', channel: 'sms', recipient: '+212612345678', validMinutes: 10 } as const
  await queue({ ...code, text: 'late' })
  await queue({ ...code, text: 'expired', validMinutes: 0 })
  const given: string[] = []
  relay(undefined, {}, async ({ text }) => {
    given.push(text)
    throw Object.assign(new Error('The provider did not answer.'), { isUnsure: true })
  })
  const failed = async () => (await rows()).filter(({ failedAt }) => failedAt !== null).map(({ text }) => text)
  await expect.poll(failed, { timeout: 5000 }).toEqual(['expired'])
  await expect.poll(async () => (await rows())[0]?.lastError ?? '').not.toBe('')
  await db.update(messages).set({ nextAttemptAt: Temporal.Now.instant() })
  await expect.poll(failed, { timeout: 5000 }).toEqual(['late', 'expired'])
  expect(given).toEqual(['late', 'late'])
})

test('a month after it was sent or given up a message is forgotten', async () => {
  const { queue, rows, db } = await mailbox()
  const ago = (days: number) => Temporal.Now.instant().subtract({ hours: 24 * days })
  for (let index = 0; index < 5; index += 1) await queue({ kind: String(index) })
  const all = [
    { sentAt: ago(31) },
    { failedAt: ago(31) },
    { sentAt: ago(29) },
    { failedAt: ago(29) },
    { createdAt: ago(60) },
  ]
  for (const [index, values] of all.entries())
    await db
      .update(messages)
      .set(values)
      .where(eq(messages.kind, String(index)))
  expect(await sweepMessages(db)).toBe(2)
  expect((await rows()).map(({ kind }) => kind).sort()).toEqual(['2', '3', '4'])
})
