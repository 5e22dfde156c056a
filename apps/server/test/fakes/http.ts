import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

export interface FakeServer {
  url: string
  stop(): Promise<void>
}

/** A server on a free port of this machine. */
export async function startServer(
  handle: (request: IncomingMessage, body: Buffer, reply: ServerResponse) => Promise<void> | void,
): Promise<FakeServer> {
  const server = createServer((incoming, reply) => {
    buffer(incoming)
      .then((body) => handle(incoming, body, reply))
      .catch(() => incoming.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

export function answerJson(reply: ServerResponse, status: number, body: object): void {
  reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

export interface FakeRequest {
  method: string
  path: string
  query: URLSearchParams
  headers: IncomingMessage['headers']
  form: URLSearchParams
}
export interface FakeReply {
  status?: number
  /** An object is sent as JSON, a text as it is. */
  body: object | string
}

/** A server that answers what it returns: an object as JSON, a text as a page. */
export function listen(answer: (request: FakeRequest) => FakeReply | Promise<FakeReply>): Promise<FakeServer> {
  return startServer(async (request, sent, reply) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://fake')
    const { status = 200, body } = await answer({
      method: request.method ?? 'GET',
      path: pathname,
      query: searchParams,
      headers: request.headers,
      form: new URLSearchParams(sent.toString()),
    })
    if (typeof body === 'string') reply.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(body)
    else answerJson(reply, status, body)
  })
}

/** What a fake provider does with a message in place of taking it. */
export type Whim =
  | { refuse: { status: number; code?: number } }
  /** Takes it, and answers so many milliseconds later. */
  | { delayMs: number }
  /** Takes it, and then the line is dead: with an answer that never comes, or a connection that is cut. */
  | 'hang'
  | 'cut'
  /** Answers with something that is not of its protocol. */
  | { answer: { status: number; headers?: Record<string, string>; body?: string } }

/** Does what a whim says. @returns whether there is nothing more to answer */
export async function follow(whim: Whim | undefined, reply: ServerResponse): Promise<boolean> {
  if (whim === undefined || (typeof whim === 'object' && 'refuse' in whim)) return false
  if (whim === 'hang') return true
  if (whim === 'cut') {
    reply.destroy()
    return true
  }
  if ('delayMs' in whim) {
    await new Promise((resolve) => setTimeout(resolve, whim.delayMs))
    return false
  }
  reply.writeHead(whim.answer.status, whim.answer.headers).end(whim.answer.body)
  return true
}

export interface Called {
  status: number
  type: string
  body: string
}

/** Calls the platform as a provider does: to this machine, whatever host it calls. */
export function call(
  url: string,
  {
    method = 'POST',
    headers = {},
    body = '',
  }: { method?: string; headers?: Record<string, string>; body?: string | Buffer },
): Promise<Called> {
  const { port, host, pathname, search } = new URL(url)
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { host: '127.0.0.1', port, method, path: pathname + search, headers: { host, ...headers } },
      (answer) => {
        buffer(answer).then((bytes) => {
          resolve({
            status: answer.statusCode ?? 0,
            type: answer.headers['content-type'] ?? '',
            body: bytes.toString('utf8'),
          })
        }, reject)
      },
    )
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

/** Sends what a provider's server sends; by default over the network. */
export type Send = (
  url: string,
  request: { body: string; headers: Record<string, string> },
) => Promise<{ status: number; body: string }>

export const overNetwork: Send = async (url, { body, headers }) => {
  const reply = await fetch(url, { method: 'POST', body, headers })
  return { status: reply.status, body: await reply.text() }
}

/** How badly a network treats messages: how often each arrives, and how long it takes at most. */
export interface Weather {
  /** Of 1: never arrives; arrives twice. */
  lost?: number
  doubled?: number
  delayMs?: number
  random?: () => number
}

/** Sends all of them at once, so that they arrive in any order, some twice and some never. */
export async function through<Message>(
  { lost = 0, doubled = 0, delayMs = 0, random = Math.random }: Weather,
  messages: readonly Message[],
  send: (message: Message) => Promise<unknown>,
): Promise<void> {
  const copies = messages.flatMap((message) => {
    const fate = random()
    if (fate < lost) return []
    return fate < lost + doubled ? [message, message] : [message]
  })
  await Promise.all(
    copies.map(async (message) => {
      if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, random() * delayMs))
      await send(message)
    }),
  )
}
