import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { type DebianServer, debianHere, startDebianPostgres } from '../debian-postgres.ts'

const root = join(import.meta.dirname, '..', '..', '..', '..')
const here = debianHere(15)
let debian: DebianServer | undefined

beforeAll(async () => {
  if (here) debian = await startDebianPostgres(15)
})
afterAll(() => debian?.stop())

/** The whole quick suite of this folder against one server, in a process of its own. */
async function suite(serverUrl: string, owner: string): Promise<{ code: number | null; output: string }> {
  const child = spawn(
    process.execPath,
    [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', 'packages/tenancy/test/isolation', '--reporter=dot'],
    {
      cwd: root,
      env: { ...process.env, TEST_DATABASE_URL: serverUrl, TEST_OWNER: owner, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, output }
}

describe('the isolation suite holds', () => {
  test.for([
    ['the project’s server', 'a superuser'],
    ['the project’s server', 'limited'],
    ['Debian’s PostgreSQL 15', 'a superuser'],
    ['Debian’s PostgreSQL 15', 'limited'],
  ] as const)('on %s as %s', async ([server, owner], { skip }) => {
    const url = server === 'the project’s server' ? inject('testDatabases').serverUrl : debian?.url
    if (url === undefined) return skip()
    const { code, output } = await suite(url, owner === 'limited' ? 'limited' : '')
    expect(code, output.slice(-6000)).toBe(0)
    expect(output).toMatch(/Tests\s+\d{3,} passed/)
  })
})
