// Applies .dependency-cruiser.mjs to packages/ and apps/, and first to scripts/borders/fixtures, where a line
// `// Breaks <rule>.` says what a file must be found guilty of, `// Breaks nothing.` that it must not be. dependency-cruiser reads TypeScript only where it
// finds a compiler API, which TypeScript 7 does not have; without one it reads nothing and reports nothing. The fixtures
// tell that silence from innocence.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options'

const root = fileURLToPath(new URL('..', import.meta.url))
const options = await extractOptions(`${root}.dependency-cruiser.mjs`)
const rules = (options.ruleSet?.forbidden ?? []).map(({ name = '', comment = '' }) => ({ name, comment }))

async function read(folder: string): Promise<ICruiseResult> {
  process.chdir(folder)
  const { output } = await cruise(['apps', 'packages'], { ...options, baseDir: process.cwd() })
  if (typeof output === 'string') throw new TypeError(`dependency-cruiser answered with text: ${output}`)
  return output
}

const faults: string[] = []

const fixtures = await read(`${root}scripts/borders/fixtures`)
for (const { source } of fixtures.modules.filter((module) => /^(apps|packages)\/.*\.ts$/.test(module.source))) {
  const declared = [...readFileSync(source, 'utf8').matchAll(/^\/\/ Breaks ([a-z-]+-[a-z-]+)\./gm)].map(
    ([, name]) => name,
  )
  const found = fixtures.summary.violations
    .filter(({ from, cycle }) => from === source || cycle?.some(({ name }) => name === source))
    .map(({ rule }) => rule.name)
  for (const name of new Set(declared).difference(new Set(found)))
    faults.push(`fixture ${source} breaks ${name}, which was not found`)
  for (const name of new Set(found).difference(new Set(declared)))
    faults.push(`fixture ${source} was found to break ${name}, which it does not`)
}
for (const { name } of rules) {
  if (!fixtures.summary.violations.some(({ rule }) => rule.name === name))
    faults.push(`rule ${name} found nothing in the fixtures: it proves nothing about the code`)
}

const code = await read(root)
for (const { rule, from, to, cycle } of code.summary.violations) {
  const path = cycle ? cycle.map(({ name }) => name).join(' → ') : to
  faults.push(`${rule.name}: ${from} → ${path}\n    ${rules.find(({ name }) => name === rule.name)?.comment ?? ''}`)
}

for (const fault of faults) console.error(fault)
console.log(
  `${rules.length} rules, ${code.summary.totalCruised} modules, ${code.summary.totalDependenciesCruised ?? 0} imports: ` +
    (faults.length === 0 ? 'no border crossed' : `${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`),
)
process.exitCode = faults.length === 0 ? 0 : 1
