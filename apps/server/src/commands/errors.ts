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
  } else if (isUnprepared(error)) {
    console.error('The database is not prepared: run `bookme migrate`.')
  } else if (isForPeople(error)) {
    console.error(error.message)
  } else if (error.name === 'DrizzleQueryError' && error.cause instanceof Error && isForPeople(error.cause)) {
    // A statement that the toolkit itself refused to send.
    console.error(error.cause.message)
  } else {
    console.error(`It failed unexpectedly: ${messageOf(error)}`)
    console.error('With --verbose it says where.')
  }
  return error instanceof CommandError ? error.exitCode : 1
}

/**
 * Whether the application's login or the shared tables are missing, which `migrate` makes. The owner's own login was
 * tried before, so a login that is refused here is the application's.
 */
function isUnprepared(error: Error): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const { code, message } = at as Error & { code?: unknown }
    if (forPeople.has(at.name)) return false
    if (code === 'tenancy.not_ready' && message.startsWith('This database is not prepared')) return true
    if (code === '28P01' || code === '28000') return true
    if (code === '42P01' && /"(public\.)?(tenancy|tenant|users)_\w+"/.test(message)) return true
    if (code === '22023' && /role "\w+_shared" does not exist/.test(message)) return true
  }
  return false
}

/** Drizzle's message is the statement with its values, which may be people's data; the server's own is in the cause. */
export function messageOf(error: Error): string {
  if (error instanceof AggregateError) return error.errors.map(String).join('; ')
  if (error.name === 'DrizzleQueryError' && error.cause instanceof Error) return messageOf(error.cause)
  const { code } = error as { code?: unknown }
  return `${error.message}${typeof code === 'string' && !error.message.includes(code) ? ` (${code})` : ''}`
}
