import { reportError } from './commands/errors.ts'
import { buildProgram } from './commands/program.ts'

try {
  await buildProgram().parseAsync()
} catch (error) {
  process.exitCode = reportError(error)
}
