import { reportError } from './commands/errors.ts'
import { buildProgram } from './commands/program.ts'

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
