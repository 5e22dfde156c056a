import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const run = promisify(execFile)

/** Megabytes of new space and of the whole heap, at their highest, of a process under a load like that of requests. */
async function heapUnderLoad(limited: boolean): Promise<{ newSpace: number; heap: number }> {
  const script = `
    import { getHeapSpaceStatistics } from 'node:v8'
    import { limitHeap } from ${JSON.stringify(join(import.meta.dirname, 'memory.ts'))}
    const loaded = Array.from({ length: 300_000 }, (_, index) => ({ index }))
    if (${limited}) limitHeap()
    const highest = { newSpace: 0, heap: 0 }
    let underWay = []
    for (let round = 0; round < 3000; round++) {
      underWay.push(Array.from({ length: 1000 }, (_, index) => ({ name: 'x' + index, round })))
      if (underWay.length > 60) underWay = []
      if (round % 20 !== 0) continue
      const newSpace = getHeapSpaceStatistics().find((space) => space.space_name === 'new_space').space_size
      highest.newSpace = Math.max(highest.newSpace, newSpace / 1048576)
      highest.heap = Math.max(highest.heap, process.memoryUsage().heapTotal / 1048576)
    }
    console.log(JSON.stringify({ ...highest, loaded: loaded.length }))`
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script])
  return JSON.parse(stdout)
}

test('a limited heap stays small under load, where an unlimited one does not', async () => {
  const [free, limited] = await Promise.all([heapUnderLoad(false), heapUnderLoad(true)])
  expect(limited.newSpace).toBeGreaterThan(8)
  expect(limited.newSpace).toBeLessThanOrEqual(16)
  expect(free.newSpace).toBeGreaterThan(16)
  expect(limited.heap).toBeLessThan(free.heap * 0.75)
})
