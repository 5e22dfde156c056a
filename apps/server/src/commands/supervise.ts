import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { CommandError } from './errors.ts'

export interface SuperviseOptions {
  /** Of the server as it was started: program and connections keep using it. */
  url: string
  /** Starts the server, or finds it running. @returns its address now */
  restart(): Promise<string>
  log(line: string): void
  /** Ends the watch. */
  signal: AbortSignal
}

// A server that falls over again and again, with a broken disk say, is not saved by more starts.
const mostRestarts = 5
const windowMs = 60_000
const longestPauseMs = 5000

/**
 * Holds one idle connection to a server, and starts it again when that breaks and no other can be made: at once the
 * first time, then after longer and longer pauses.
 *
 * @throws {CommandError} it fell over too often, or came back at another address
 */
export async function superviseServer({ url, restart, log, signal }: SuperviseOptions): Promise<void> {
  const restarts: number[] = []
  while (!signal.aborted) {
    await untilLost(url, signal)
    if (signal.aborted) return
    // The server may have thrown out this one connection, or be recovering by itself from the crash of another.
    if (await answersSoon(url, signal)) continue
    if (signal.aborted) return
    const now = performance.now()
    while (restarts[0] !== undefined && now - restarts[0] > windowMs) restarts.shift()
    if (restarts.length >= mostRestarts) {
      throw new CommandError(
        `PostgreSQL went away ${restarts.length + 1} times within a minute. Look into its log, and start again.`,
      )
    }
    log('PostgreSQL has gone away: starting it again.')
    if (restarts.length > 0) await pause(Math.min(longestPauseMs, 250 * 2 ** restarts.length), signal)
    restarts.push(performance.now())
    if (signal.aborted) return
    const came = await restart().catch((error: Error) => {
      log(`That did not work: ${error.message}`)
      return url
    })
    if (came !== url)
      throw new CommandError('PostgreSQL came back at another port, because its own was taken. Start again.')
  }
}

/** Resolves when the connection breaks, or when none can be made. */
async function untilLost(url: string, signal: AbortSignal): Promise<void> {
  const client = clientFor(url)
  const lost = Promise.withResolvers<void>()
  client.on('error', () => lost.resolve())
  client.on('end', () => lost.resolve())
  const leave = () => lost.resolve()
  signal.addEventListener('abort', leave, { once: true })
  try {
    await client.connect()
    if (!signal.aborted) await lost.promise
  } catch {
    // It is away already.
  } finally {
    signal.removeEventListener('abort', leave)
    await client.end().catch(() => {})
  }
}

/** Whether it takes connections, now or when it has finished starting up or recovering, which it says of itself. */
async function answersSoon(url: string, signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted) {
    const client = clientFor(url)
    client.on('error', () => {})
    try {
      await client.connect()
      return true
    } catch (error) {
      if ((error as { code?: unknown }).code !== '57P03') return false
    } finally {
      await client.end().catch(() => {})
    }
    await pause(100, signal)
  }
  return false
}

function clientFor(url: string): pg.Client {
  return new pg.Client({
    connectionString: url,
    application_name: 'bookme supervisor',
    connectionTimeoutMillis: 5000,
    keepAlive: true,
  })
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => {})
}
