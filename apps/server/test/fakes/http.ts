import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

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

export interface Listening {
  address: string
  close(): Promise<void>
}

/** A server of this machine, on a port of its own. */
export async function listen(answer: (request: FakeRequest) => FakeReply | Promise<FakeReply>): Promise<Listening> {
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://fake')
    const { status = 200, body } = await answer({
      method: request.method ?? 'GET',
      path: pathname,
      query: searchParams,
      headers: request.headers,
      form: new URLSearchParams(Buffer.concat(chunks).toString()),
    })
    const isText = typeof body === 'string'
    response.writeHead(status, { 'content-type': isText ? 'text/html; charset=utf-8' : 'application/json' })
    response.end(isText ? body : JSON.stringify(body))
  }
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.writeHead(500).end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
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
