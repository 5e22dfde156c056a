import { type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { testConfig, testDatabase } from '../test/fixtures.ts'
import { buildApp } from './app.ts'
import { defineModule } from './core/module.ts'
import { startWeb } from './main.ts'
import { services } from './modules/services/tables.ts'
import { openTenancy } from './tenancy.ts'

test('the web process serves with the application’s login alone, and stops', async () => {
  const database = await testDatabase()
  onTestFinished(() => database.drop())
  const web = await startWeb(testConfig(database))
  const reply = await fetch(`${web.address}/ready`)
  expect(await reply.json()).toEqual({ status: 'ready' })
  await Promise.all([web.close(), web.close()])
  await expect(fetch(`${web.address}/health`)).rejects.toThrow()
})

test('a port that is taken is an error, and leaves nothing open', async () => {
  const database = await testDatabase()
  onTestFinished(() => database.drop())
  const first = await startWeb(testConfig(database))
  onTestFinished(() => first.close())
  const port = Number(new URL(first.address).port)
  await expect(startWeb(testConfig(database, { port }))).rejects.toMatchObject({ code: 'EADDRINUSE' })
})

test('stopping lets a request under way finish', async () => {
  const database = await testDatabase()
  const config = testConfig(database)
  const tenancy = openTenancy(config)
  const begun = Promise.withResolvers<void>()
  const slow = defineModule('slow', {
    scope: 'tenant',
    tags: {},
    routes: async (app) => {
      app.get('/slow/', { config: { permission: 'everyone' } }, async (request) => {
        begun.resolve()
        await delay(300)
        // The database is still there for it.
        return { services: await request.tenant.db.$count(services) }
      })
    },
  })
  const app = await buildApp({ config, tenancy, modules: [slow] })
  onTestFinished(() => database.drop())
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  const reply = get(`${address}/api/slow/`, 'demo.localhost')
  await begun.promise
  const closed = app.close().then(() => tenancy.close())
  expect(await reply).toEqual({ status: 200, body: { services: 0 } })
  await closed
  await expect(fetch(address)).rejects.toThrow()
})

/** `fetch` would have to resolve the name; not every system knows names below localhost. */
async function get(url: string, host: string): Promise<{ status: number | undefined; body: unknown }> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  request(url, { headers: { host } }, resolve).on('error', reject).end()
  const message = await promise
  return { status: message.statusCode, body: JSON.parse(await text(message)) }
}
