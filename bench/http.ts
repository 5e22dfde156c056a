import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import autocannon from 'autocannon'

export type Kind = 'tenancy' | 'fixed' | 'sql'

/** A candidate under load, in a process of its own. */
export interface Candidate {
  port: number
  rss(): Promise<number>
  stop(): Promise<void>
}

export async function startCandidate(kind: Kind, ownerUrl: string, fixedSchema: string): Promise<Candidate> {
  const child: ChildProcess = fork(join(import.meta.dirname, 'server.ts'), [kind, fixedSchema], {
    env: { ...process.env, DATABASE_URL: ownerUrl },
  })
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return {
    port,
    rss: async () => {
      child.send('memory')
      const [{ rss }] = (await once(child, 'message')) as [{ rss: number }]
      return rss
    },
    stop: async () => {
      child.kill('SIGTERM')
      if (child.exitCode === null) await once(child, 'exit')
    },
  }
}

export interface Request {
  method: 'GET' | 'POST'
  host: string
  path: string
  body?: string
}

/**
 * Requests a second over some seconds.
 *
 * @param next - what the n-th request of a connection is
 * @throws {Error} a reply was not a 2xx: the figure would be one of refusals
 */
export async function load(
  { port }: Candidate,
  next: (connection: number, index: number) => Request,
  { connections, seconds, requests = 1000 }: { connections: number; seconds: number; requests?: number },
): Promise<number> {
  let connection = 0
  const result = await autocannon({
    url: `http://127.0.0.1:${port}`,
    connections,
    duration: seconds,
    setupClient: (client) => {
      const mine = connection++
      client.setRequests(
        Array.from({ length: requests }, (_, index) => {
          const { host, ...request } = next(mine, index)
          const headers = { host, ...(request.body === undefined ? {} : { 'content-type': 'application/json' }) }
          return { ...request, headers }
        }),
      )
    },
  })
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${result.non2xx} replies were no success and ${result.errors} requests failed.`)
  }
  return result.requests.total / result.duration
}
