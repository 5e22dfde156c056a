import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DomainError, type ErrorKind } from '../src/core/errors.ts'
import { coreProblems, problemOf, tenancyProblems } from '../src/core/problem.ts'

const server = join(import.meta.dirname, '..')
const reference = readFileSync(join(server, '..', '..', 'docs', 'reference', 'errors.md'), 'utf8')

/** Code → status, of everything that can be refused. */
async function refusals(): Promise<Map<string, number>> {
  const found = new Map<string, number>([
    ...Object.entries(coreProblems).map(([code, [status]]) => [code, status] as const),
    ...Object.entries(tenancyProblems),
  ])
  for (const file of globSync('src/**/errors.ts', { cwd: server })) {
    if (file.startsWith('src/commands')) continue
    const exported: Record<string, unknown> = await import(join(server, file))
    for (const value of Object.values(exported)) {
      if (typeof value !== 'function' || !(value.prototype instanceof DomainError)) continue
      const error = Reflect.construct(value, ['message']) as DomainError & { kind: ErrorKind }
      expect(error.code, file).toMatch(/^[a-z]+\.[a-z_]+$/)
      expect(found.has(error.code), `${error.code} is used twice`).toBe(false)
      found.set(error.code, problemOf(error).status)
    }
  }
  return found
}

test('docs/reference/errors.md lists every code with its status, and no other', async () => {
  const documented = [...reference.matchAll(/^\| `([a-z]+\.[a-z_]+)` \| (\d{3}) \| .+ \|$/gm)]
  const listed = new Map(documented.map(([, code, status]) => [code!, Number(status)]))
  expect(Object.fromEntries([...listed].sort())).toEqual(Object.fromEntries([...(await refusals())].sort()))
})
