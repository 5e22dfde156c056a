import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { bookings } from './bookings.ts'
import { engine } from './engine.ts'
import { jobs } from './jobs.ts'
import { reads } from './reads.ts'
import { resources } from './resources.ts'
import { column, creation, memory, nothingToDo } from './schemas.ts'
import { input } from './screens/input.ts'
import { paint } from './screens/paint.ts'
import { openWorld, type World } from './world.ts'

/**
 * `npm run bench` measures everything and writes docs/reference/benchmarks.md; `npm run bench -- reads memory` measures
 * these and replaces their sections. BENCH_TENANTS makes a smaller world to try things in.
 */
const size = Number(process.env.BENCH_TENANTS ?? 1000)
const counts = [1, 100, 1000].filter((count) => count <= size)

const sections: Record<string, { title: string; run(world: World): Promise<string> }> = {
  reads: { title: 'Reads over HTTP', run: (world) => reads(world, counts) },
  bookings: { title: 'POST /api/bookings/, 8 clients', run: (world) => bookings(world, counts) },
  resources: { title: 'Lists of a large tenant', run: resources },
  engine: { title: 'Free times', run: engine },
  jobs: { title: 'Jobs', run: jobs },
  creation: { title: 'Creating a tenant', run: creation },
  column: { title: 'A column for everybody', run: column },
  idle: { title: 'Nothing to migrate', run: nothingToDo },
  paint: { title: 'Until somebody sees something', run: paint },
  input: { title: 'From a tap to what it brings', run: input },
  memory: { title: 'Memory of the database', run: memory },
}

const file = join(import.meta.dirname, '..', 'docs', 'reference', 'benchmarks.md')
const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => sections[name] === undefined)
if (unknown.length > 0) {
  console.error(`No such benchmark: ${unknown.join(', ')}. There are ${Object.keys(sections).join(', ')}.`)
  process.exit(2)
}

const world = await openWorld(size)
try {
  for (const [name, { title, run }] of Object.entries(sections)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    console.log(`\n## ${title}`)
    const result = await run(world)
    console.log(result)
    if (size === 1000) record(name, title, result)
  }
} finally {
  await world.stop()
}

function record(name: string, title: string, result: string): void {
  const [first] = cpus()
  const machine = `${cpus().length} cores of ${first?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform}, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}`
  const section = `<!-- ${name} -->\n## ${title}\n\n${result}\n\n${machine}\n<!-- /${name} -->`
  const text = readFileSync(file, 'utf8')
  const old = new RegExp(`<!-- ${name} -->[\\s\\S]*<!-- /${name} -->`)
  writeFileSync(file, old.test(text) ? text.replace(old, () => section) : `${text.trimEnd()}\n\n${section}\n`)
}
