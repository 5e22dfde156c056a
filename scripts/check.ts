// `npm run check`: format and lint, types, borders, dead code. All run, two at a time, and report in this order.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { styleText } from 'node:util'

interface Step {
  title: string
  args: string[]
}

interface Outcome {
  output: string
  passed: boolean
  seconds: number
}

const root = fileURLToPath(new URL('..', import.meta.url))
const inColour = styleText('red', 'x', { stream: process.stdout }) !== 'x'
const colours = (flag: string) => (inColour ? [flag] : [])

const steps: Step[] = [
  {
    title: 'Format and lint (biome)',
    args: ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', ...colours('--colors=force')],
  },
  {
    // The package `typescript` is version 6, there for dependency-cruiser alone, which needs its compiler API.
    title: 'Types (TypeScript 7)',
    args: ['node_modules/typescript-7/bin/tsc', '-p', '.', ...colours('--pretty')],
  },
  {
    title: 'Types of the screens (TypeScript 7)',
    args: ['node_modules/typescript-7/bin/tsc', '-p', 'apps/web', ...colours('--pretty')],
  },
  { title: 'Borders (dependency-cruiser)', args: ['scripts/borders.ts'] },
  {
    title: 'Dead code (knip)',
    args: ['node_modules/knip/bin/knip.js', '--no-progress'],
  },
]

function run({ args }: Step): Promise<Outcome> {
  const started = performance.now()
  const { promise, resolve } = Promise.withResolvers<Outcome>()
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...(inColour ? { FORCE_COLOR: '1' } : {}) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const collect = (chunk: string) => {
    output += chunk
  }
  child.stdout.setEncoding('utf8').on('data', collect)
  child.stderr.setEncoding('utf8').on('data', collect)
  const finish = (passed: boolean) => resolve({ output, passed, seconds: (performance.now() - started) / 1000 })
  child.on('error', (error) => {
    output += String(error)
    finish(false)
  })
  child.on('close', (code) => finish(code === 0))
  return promise
}

const outcomes = steps.map(() => Promise.withResolvers<Outcome>())
const waiting = steps.entries()
async function work(): Promise<void> {
  for (const [index, step] of waiting) outcomes[index]?.resolve(await run(step))
}
const workers = [work(), work()]

let failed = 0
for (const [index, { promise }] of outcomes.entries()) {
  const { output, passed, seconds } = await promise
  const verdict = passed ? styleText('green', 'passed') : styleText('red', 'FAILED')
  console.log(`\n${styleText('bold', `── ${steps[index]?.title}`)}: ${verdict} in ${seconds.toFixed(1)} s`)
  if (output.trim() !== '') console.log(output.trimEnd())
  if (!passed) failed++
}
await Promise.all(workers)

console.log(`\ncheck: ${steps.length - failed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
