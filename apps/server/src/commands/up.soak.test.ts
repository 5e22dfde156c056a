import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { Run } from '../../test/program.ts'

test('bookme up from nothing: an embedded database, log-in, a kill, a start after it, and a clean end', async () => {
  const parent = join(import.meta.dirname, '..', '..', '..', '..', '.data')
  mkdirSync(parent, { recursive: true })
  const folder = mkdtempSync(join(parent, 'up-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const environment = {
    BOOKME_DATA: folder,
    DATABASE_URL: undefined,
    DATABASE_APP_URL: undefined,
    SESSION_SECRET: undefined,
    SPARE_SCHEMAS: '1',
  }
  const start = async () => {
    const up = new Run(['up', '--port', '0'], environment)
    await up.until('Ctrl-C stops it all.')
    return up
  }

  const first = await start()
  expect(first.said).toContain('There is no business yet: creating two for demonstration …')
  const [, email, password] = /Log in on the platform as (\S+) with the password (\S+)/.exec(first.said) ?? []
  const [origin] = /http:\/\/localhost:\d+/.exec(first.said) ?? []
  const signIn = () =>
    fetch(`${origin}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: `${origin}` },
      body: JSON.stringify({ email, password }),
    })
  expect((await signIn()).status).toBe(200)

  first.child.kill('SIGKILL')
  await first.ended
  const second = await start()
  expect(second.said).toContain('attached to it')
  expect(second.said).not.toContain('creating two')
  expect(second.said).toContain(`with the password ${password}`)

  second.child.kill('SIGINT')
  expect((await second.ended).code).toBe(0)
  // The server that a killed process had left is gone as well: nothing to attach to.
  const third = await start()
  expect(third.said).not.toContain('attached to it')
  third.child.kill('SIGTERM')
  expect((await third.ended).code).toBe(0)
})
