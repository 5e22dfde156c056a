/** A command that cannot do what it was asked to; the message says what to do. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
  readonly exitCode: number

  /** @param options.exitCode - 2 when the command was called wrongly */
  constructor(message: string, options: ErrorOptions & { exitCode?: 1 | 2 } = {}) {
    super(message, options)
    this.exitCode = options.exitCode ?? 1
  }
}

// Known by name: importing their classes would load half the program to report that the other half failed.
const forPeople = new Set(['CommandError', 'ConfigError', 'LocalPostgresError', 'ServerUnusableError'])

/** Whether an error's message was written to be read by whoever called the program. */
function isForPeople(error: Error): boolean {
  const { code, kind } = error as { code?: unknown; kind?: unknown }
  const isNamed = typeof code === 'string' && (code.startsWith('tenancy.') || typeof kind === 'string')
  return isNamed || forPeople.has(error.name)
}

/**
 * Prints one message on standard error; with `--verbose` or DEBUG the stack and the causes as well.
 *
 * @returns the exit code: 2 for a wrong call, 1 for the rest, 0 when commander only showed its help
 */
export function reportError(error: unknown): number {
  if (!(error instanceof Error)) {
    console.error(String(error))
    return 1
  }
  // commander has printed its own message.
  const { code, exitCode } = error as { code?: unknown; exitCode?: unknown }
  if (typeof code === 'string' && code.startsWith('commander.')) return exitCode === 0 ? 0 : 2

  if (process.argv.includes('--verbose') || (process.env.DEBUG ?? '') !== '') {
    console.error(error)
  } else if (isForPeople(error)) {
    console.error(error.message)
  } else {
    console.error(`It failed unexpectedly: ${messageOf(error)}`)
    console.error('With --verbose it says where.')
  }
  return error instanceof CommandError ? error.exitCode : 1
}

/** Drizzle's message is the statement with its values, which may be people's data; the server's own is in the cause. */
function messageOf(error: Error): string {
  if (error instanceof AggregateError) return error.errors.map(String).join('; ')
  if (error.name === 'DrizzleQueryError' && error.cause instanceof Error) return messageOf(error.cause)
  const { code } = error as { code?: unknown }
  return `${error.message}${typeof code === 'string' && !error.message.includes(code) ? ` (${code})` : ''}`
}
