import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'

const run = promisify(execFile)
const source = join(import.meta.dirname, '..', '..', '..', '..')
const project = join(source, '..', '..', '..')

/** A fault that somebody could make: where, what stands there, and what stands there then. */
const mutations: readonly (readonly [rule: string, file: string, before: string, after: string])[] = [
  ['S1: what touches collides', 'stretches.ts', 'thing.to - part.from }', 'thing.to - part.from + 1 }'],
  ['S2: a time that occurs twice means the second', 'time.ts', 'this.offsetAt(early) === before', 'false'],
  ['S3: an end before its start is on the same date', 'windows.ts', 'end < start ? date + 1 : date', 'date'],
  ['S4: a break counts on its own date’s shift alone', 'windows.ts', 'subtract(shifts, all)', 'shifts'],
  [
    'S5: the grid begins with the first free minute',
    'engine.ts',
    'const first = window.from + ',
    'const first = stretch.from + 0 * ',
  ],
  ['S6: time off does not count', 'rules.ts', 'clearOf(person.timeOff)', 'universe'],
  ['S7: the last date is not included', 'engine.ts', 'date <= range.to', 'date < range.to'],
  [
    'S8: notice counts whole minutes',
    'rules.ts',
    'Math.ceil(now + service.notice)',
    'Math.floor((now + service.notice) / 60_000) * 60_000',
  ],
  [
    'S8: today is the first date of the horizon',
    'rules.ts',
    'zone.dateOf(now) + service.horizonDays',
    'zone.dateOf(now) + service.horizonDays - 1',
  ],
  [
    'S9: the buffers change sides',
    'rules.ts',
    '{ from: -service.bufferBefore, to: duration + service.bufferAfter }',
    '{ from: -service.bufferAfter, to: duration + service.bufferBefore }',
  ],
  [
    'S9: the person is busy while the colour sets',
    'sessions.ts',
    'holes.reduce((rest, hole) => subtract(rest, [hole]), [whole])',
    '[whole]',
  ],
  ['S10: a class takes one seat too many', 'engine.ts', 'taken + seats <= capacity', 'taken + seats <= capacity + 1'],
  ['S11: any use of a pool fills it', 'rules.ts', 'if (used > most) since', 'if (used > 0) since'],
  ['S12: a day has room for one session more', 'rules.ts', 'count >= most', 'count > most'],
  ['S13: whoever is not named does it, too', 'engine.ts', 'staffIds === null || staffIds.has(id)', 'true'],
  ['S14: the next part begins when the first does', 'engine.ts', 'from: from - after, to: to - after', 'from, to'],
]

const folder = mkdtempSync(join(tmpdir(), 'bookme-engine-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** How the engine with a fault compares with the reference: whether they agree on many random cases. */
async function agrees(file: string, before: string, after: string): Promise<boolean> {
  const copy = join(folder, 'src')
  rmSync(copy, { recursive: true, force: true })
  const engine = join(copy, 'modules', 'bookings', 'engine')
  cpSync(join(source, 'modules', 'bookings', 'engine'), engine, { recursive: true })
  cpSync(join(source, 'core', 'time.ts'), join(copy, 'core', 'time.ts'))
  const path = file === 'time.ts' ? join(copy, 'core', file) : join(engine, file)
  const text = readFileSync(path, 'utf8')
  expect(text, `${file} has changed: this fault is made nowhere`).toContain(before)
  writeFileSync(path, text.replaceAll(before, after))
  const script = join(engine, 'test', 'run.ts')
  writeFileSync(script, `import { expectAgreement } from './agreement.ts'\nexpectAgreement(1500)\n`)
  return run(process.execPath, [script], { cwd: folder }).then(
    () => true,
    (error: { stderr: string }) => {
      expect(error.stderr).toContain('differ')
      return false
    },
  )
}

test('the engine as it is agrees with the reference where the faults are looked for', async () => {
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'))
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  expect(await agrees('engine.ts', 'date <= range.to', 'date <= range.to')).toBe(true)
})

test.each(mutations)('a fault is found: %s', async (_rule, file, before, after) => {
  expect(await agrees(file, before, after)).toBe(false)
})
