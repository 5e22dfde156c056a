import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { testDatabases } from '../test/fixture.ts'

const file = join(import.meta.dirname, 'app.ts')

async function start(databaseUrl: string): Promise<{ port: number; stop(): Promise<void> }> {
  const child = spawn(process.execPath, [file], {
    env: { ...process.env, DATABASE_URL: databaseUrl, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      const match = /Listening on \S+:(\d+)/.exec(String(chunk))
      if (match !== null) resolve(Number(match[1]))
    })
    child.once('exit', (code) => reject(new Error(`The example ended with code ${code}.`)))
  })
  return {
    port,
    stop: () => {
      child.kill('SIGTERM')
      return ended
    },
  }
}

async function ask(port: number, host: string, body?: string): Promise<{ status: number | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    const headers = body === undefined ? { host } : { host, 'content-type': 'text/plain' }
    const sent = request({ port, path: '/notes', method: body === undefined ? 'GET' : 'POST', headers }, (response) => {
      text(response).then((answer) => resolve({ status: response.statusCode, body: answer }), reject)
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

test('the example serves two tenants that do not see each other, also when it is started again', async () => {
  const database = await testDatabases().empty()
  onTestFinished(() => database.drop())
  for (const round of [1, 2]) {
    const example = await start(database.ownerUrl)
    try {
      expect((await ask(example.port, 'red.localhost', `red ${round}`)).status).toBe(200)
      const red = JSON.parse((await ask(example.port, 'RED.localhost:3000')).body) as { body: string }[]
      expect(red.map((note) => note.body)).toContain(`red ${round}`)
      expect(red).toHaveLength(round)
      expect(await ask(example.port, 'blue.localhost')).toEqual({ status: 200, body: '[]' })
      expect(await ask(example.port, 'green.localhost')).toEqual({ status: 404, body: '' })
    } finally {
      await example.stop()
    }
  }
})

test('the read-me shows the example as it is', () => {
  const readme = readFileSync(join(import.meta.dirname, '..', 'README.md'), 'utf8')
  expect(readme).toContain(readFileSync(file, 'utf8').trim())
})
