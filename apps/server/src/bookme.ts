import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

// What the engine makes of the program's files is kept from the second start on: a command begins in a third of the time. Among
// the packages, where nobody writes who could not change the program itself; a folder of everybody's would be a way in.
enableCompileCache(join(import.meta.dirname, '..', '..', '..', 'node_modules', '.cache', 'compiled'))

const { reportError } = await import('./commands/errors.ts')
const { buildProgram } = await import('./commands/program.ts')

// Whoever reads may have seen enough (`bookme tenants | head -1`); the work goes on to its end, unheard.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}

try {
  await buildProgram().parseAsync()
} catch (error) {
  process.exitCode = reportError(error)
}
