// docs/guides/webhooks.md, followed: its receiver is started as it is printed, and its commands are typed.
import { execFile, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startJobs } from '../../src/core/jobs/index.ts'
import { jobHandlers } from '../../src/job-handlers.ts'
import { settingsOf } from '../../src/modules/tenants/index.ts'
import { newService, newStaffMember, openApp, signIn, soon } from '../fixtures.ts'

const program = join(import.meta.dirname, 'webhook-receiver.mjs')
const page = readFileSync(join(import.meta.dirname, '../../../../docs/guides/webhooks.md'), 'utf8')
const blocks = (language: string) =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(([, text = '']) => text)

test('the receiver of the guide is the one that is run here', () => {
  expect(blocks('js')).toEqual([readFileSync(program, 'utf8')])
})

test('the receiver of the guide takes in what is ours, once, and the commands of the guide work', async () => {
  const context = await openApp({ testWebhookLoopback: true })
  const { tenancy, config, app } = context
  const owner = await signIn(context, 'demo.localhost:8000', { memberOf: 'demo' })
  const scopes = ['webhooks.read', 'webhooks.write']
  const { secret: key } = (await owner.post('/api/api_keys/', { name: 'Accounts', scopes })).json()
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const commands = blocks('sh')
  expect(commands.length).toBe(5)
  const type = async (command: string | undefined, webhook = '') => {
    const env = { ...process.env, BOOKME: `http://demo.localhost:${port}`, KEY: key, WEBHOOK: webhook }
    const { stdout } = await promisify(execFile)('bash', ['-c', command ?? ''], { env })
    return JSON.parse(stdout)
  }
  const made = await type(commands[0])

  const { url, said } = await startReceiver(made.secret)
  await owner.request('PATCH', `/api/webhooks/${made.id}/`, { url })
  const jobs = startJobs({
    ownerUrl: config.ownerUrl as string,
    shared: tenancy.shared.db,
    findTenant: (id) => tenancy.find(id),
    isClosed: () => false,
    closedTenants: 'select id from tenant_tenant where false',
    handlers: jobHandlers({ tenancy, config, settings: settingsOf(tenancy) }),
    log: { info: vi.fn(), warn: vi.fn(), error: vi.fn() },
  })
  onTestFinished(() => jobs.stop())
  await type(commands[1], made.id)
  await expect.poll(said, { timeout: 10_000 }).toContain('taken webhook.test')
  const { results } = await type(commands[2], made.id)
  expect(results).toMatchObject([{ event_type: 'webhook.test' }])
  expect(await type(commands[3])).toEqual({ replayed: 0, left: false })
  expect((await type(commands[4], made.id)).secret).not.toBe(made.secret)

  // Signed with both secrets by now.
  const { db } = await context.open('demo')
  const service = await newService(db)
  await newStaffMember(db)
  const wanted = { service_id: service.id, customer_email: 'amina@example.com', start_time: soon.toString() }
  const { reference } = (await owner.post('/api/bookings/', wanted)).json()
  await expect.poll(said, { timeout: 10_000 }).toContain(`taken booking.confirmed ${reference}`)
  const list = async () =>
    (await owner.get('/api/webhook_deliveries/?event_type=booking.confirmed')).json().results as {
      id: string
      status: string
    }[]
  await expect.poll(async () => (await list())[0]?.status).toBe('delivered')
  const { id } = (await list())[0]!
  expect((await owner.post(`/api/webhook_deliveries/${id}/replay/`, undefined)).statusCode).toBe(200)
  await expect.poll(said, { timeout: 10_000 }).toContain(`again booking.confirmed ${reference}`)

  const forged = await fetch(url, {
    method: 'POST',
    body: '{"id":"x","type":"booking.cancelled","data":{}}',
    headers: {
      'webhook-id': 'x',
      'webhook-timestamp': `${Math.floor(Date.now() / 1000)}`,
      'webhook-signature': 'v1,x',
    },
  })
  expect(forged.status).toBe(401)
  expect(said()).not.toContain('cancelled')
})

async function startReceiver(secret: string) {
  const child = spawn(process.execPath, [program], { env: { ...process.env, WEBHOOK_SECRET: secret, PORT: '0' } })
  onTestFinished(() => void child.kill())
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
    })
  }
  await expect.poll(() => /listening on (\d+)/.exec(text)?.[1], { timeout: 10_000 }).toBeDefined()
  const port = /listening on (\d+)/.exec(text)?.[1]
  return { url: `http://127.0.0.1:${port}/`, said: () => text }
}
