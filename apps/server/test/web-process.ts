import { type ChildProcess, spawn } from 'node:child_process'
import { type IncomingHttpHeaders, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { TestDatabase } from '@bookme/tenancy/testing'
import { onTestFinished } from 'vitest'

/** A web process of its own, as `node src/main.ts` starts it. */
export interface WebProcess {
  port: number
  child: ChildProcess
  /** Its log so far: lines of JSON. */
  readonly log: string
}

export async function startWeb(
  database: Pick<TestDatabase, 'url' | 'ownerUrl'>,
  more: Record<string, string> = {},
): Promise<WebProcess> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', 'src', 'main.ts')], {
    env: {
      ...process.env,
      DATABASE_URL: database.ownerUrl,
      DATABASE_APP_URL: database.url,
      PORT: '0',
      LOG_LEVEL: 'info',
      RATE_LIMIT_PER_MINUTE: '0',
      MAX_EVENT_LOOP_DELAY_MS: '0',
      ...more,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let log = ''
  return new Promise((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      log += chunk
      const port = /Server listening at http:\/\/[\d.]+:(\d+)/.exec(log)?.[1]
      if (port === undefined) return
      resolve({
        port: Number(port),
        child,
        get log() {
          return log
        },
      })
    })
    child.once('exit', (code) => reject(new Error(`The web process ended with code ${code}.\n${log}`)))
  })
}

export interface Reply {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

/** One request to a port of this machine, on a connection of its own, for `host`; `tls` with whatever certificate. */
export function send(
  port: number,
  host: string,
  path: string,
  {
    method = 'GET',
    headers = {},
    body,
    tls = false,
  }: { method?: string; headers?: Record<string, string>; body?: string; tls?: boolean } = {},
): Promise<Reply> {
  const options = { host: '127.0.0.1', port, path, method, headers: { ...headers, host }, agent: false }
  return new Promise((resolve, reject) => {
    const sent = tls ? requestHttps({ ...options, rejectUnauthorized: false }) : requestHttp(options)
    sent.on('response', (response) => {
      const { statusCode = 0 } = response
      text(response).then(
        (content) => resolve({ status: statusCode, headers: response.headers, body: content }),
        reject,
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
