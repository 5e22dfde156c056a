import { createServer } from 'node:net'
import { CommandError } from './errors.ts'

/** @throws {CommandError} it is taken; the message names one that is free */
export async function assertPortFree({ host, port }: { host: string; port: number }): Promise<void> {
  if (port === 0) return
  const reason = await whyNotFree(host, port)
  if (reason === undefined) return
  if (reason === 'EADDRINUSE') {
    const free = await nextFreePort({ host, port: port + 1 })
    throw new CommandError(
      `Port ${port} is taken by another program, perhaps by BookMe in another terminal. Stop that, or add --port ${free}, which is free.`,
    )
  }
  if (reason === 'EACCES') {
    throw new CommandError(`Port ${port} is for administrators only. Add --port with a number above 1023, e.g. 8000.`)
  }
  throw new CommandError(`Cannot listen on ${host}, port ${port} (${reason}). Look at HOST and PORT.`)
}

/** The first one from `port` on that nobody listens on. */
export async function nextFreePort({ host, port }: { host: string; port: number }): Promise<number> {
  for (let candidate = port; candidate <= 65_535; candidate++) {
    if ((await whyNotFree(host, candidate)) === undefined) return candidate
  }
  throw new CommandError(`There is no free port from ${port} on.`)
}

function whyNotFree(host: string, port: number): Promise<string | undefined> {
  const { promise, resolve } = Promise.withResolvers<string | undefined>()
  const server = createServer()
  server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
  server.listen({ host, port }, () => server.close(() => resolve(undefined)))
  return promise
}
