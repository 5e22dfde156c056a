import { createServer, request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createGzip } from 'node:zlib'

const text = /^(text\/html|application\/json|application\/problem\+json)/

/** Before the application as nginx is in production: pages and answers travel with gzip. */
export async function packed(port: number): Promise<{ port: number; stop(): void }> {
  const server = createServer((asked, answer) => {
    const { method, url, headers } = asked
    const sent = send({ port, method, path: url, headers }, (reply) => {
      const { 'content-length': length, ...rest } = reply.headers
      const status = reply.statusCode ?? 502
      if (text.test(rest['content-type'] ?? '') && rest['content-encoding'] === undefined && Number(length) > 1024) {
        answer.writeHead(status, { ...rest, 'content-encoding': 'gzip' })
        reply.pipe(createGzip()).pipe(answer)
      } else {
        answer.writeHead(status, reply.headers)
        reply.pipe(answer)
      }
    })
    // A stream that its reader has left ends there too.
    answer.on('close', () => sent.destroy())
    sent.on('error', () => answer.destroy())
    asked.pipe(sent)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    stop: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
