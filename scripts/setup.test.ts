import { spawn } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'

// What `npm ci` leaves behind, slowly enough that two of them would meet. `FAILS` makes the first one break off.
const fakeNpm = `#!${process.execPath}
const { appendFileSync, existsSync, mkdirSync, writeFileSync } = require('node:fs')
appendFileSync('npm.log', 'begins ' + process.argv.slice(2, 3) + '\\n')
setTimeout(() => {
  if (process.env.FAILS && !existsSync('failed')) {
    writeFileSync('failed', '')
    appendFileSync('npm.log', 'fails\\n')
    process.exit(7)
  }
  mkdirSync('node_modules/left', { recursive: true })
  writeFileSync('node_modules/left/package.json', '{}')
  writeFileSync('node_modules/.package-lock.json', JSON.stringify({ packages: { 'node_modules/left': { version: '1.0.0' } } }))
  appendFileSync('npm.log', 'ends\\n')
}, 1500)
`

/** A project with one package to install, and an npm of its own that writes down when it is called. */
function project() {
  const folder = mkdtempSync(join(tmpdir(), 'setup-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  mkdirSync(join(folder, 'scripts'))
  mkdirSync(join(folder, 'bin'))
  cpSync(join(import.meta.dirname, 'setup.mjs'), join(folder, 'scripts', 'setup.mjs'))
  const packages = { '': { name: 'project' }, 'node_modules/left': { version: '1.0.0' } }
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages }))
  writeFileSync(join(folder, 'bin', 'npm'), fakeNpm)
  chmodSync(join(folder, 'bin', 'npm'), 0o755)
  const setUp = async (more: Record<string, string> = {}) => {
    const PATH = `${join(folder, 'bin')}${delimiter}${process.env.PATH}`
    const env = { ...process.env, npm_execpath: undefined, ...more, PATH }
    const child = spawn(process.execPath, [join(folder, 'scripts', 'setup.mjs')], { env })
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
    const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
    return { stdout, stderr, code }
  }
  return { folder, setUp, log: () => readFileSync(join(folder, 'npm.log'), 'utf8') }
}

// The stand-in for npm is found by its first line, as on every system but Windows.
const unixTest = test.skipIf(process.platform === 'win32')

unixTest('of two that start at once in a fresh copy one installs, and the other waits for it', async () => {
  const { setUp, log } = project()
  const both = await Promise.all([setUp(), setUp()])
  expect(both.map(({ code, stderr }) => ({ code, stderr }))).toEqual([
    { code: 0, stderr: '' },
    { code: 0, stderr: '' },
  ])
  expect(both.filter(({ stdout }) => stdout.startsWith('Installing packages'))).toHaveLength(1)
  expect(log()).toBe('begins ci\nends\n')
  // Nothing to do any more, and nothing is done.
  expect(await setUp()).toEqual({ code: 0, stdout: '', stderr: '' })
  expect(log()).toBe('begins ci\nends\n')
})

unixTest('whoever waited for one that failed installs after it', async () => {
  const { setUp, log } = project()
  const codes = (await Promise.all([setUp({ FAILS: '1' }), setUp({ FAILS: '1' })])).map(({ code }) => code)
  expect(codes.sort()).toEqual([0, 7])
  expect(log()).toBe('begins ci\nfails\nbegins ci\nends\n')
})

unixTest('a lock whose holder was killed holds nobody up', async () => {
  const { folder, setUp, log } = project()
  // Beyond every system's largest process number.
  writeFileSync(join(folder, '.installing'), '999999999')
  expect(await setUp()).toMatchObject({ code: 0 })
  expect(log()).toBe('begins ci\nends\n')
})
