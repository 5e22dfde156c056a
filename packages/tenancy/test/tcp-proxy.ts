import { connect, createServer, type Server, type Socket } from 'node:net'

/** One message of a PostgreSQL client: `P` Parse, `B` Bind, `Q` a simple query … Without a type before the first reply. */
interface Message {
  type: string
  body: Buffer
}

/** What becomes of a message and of the connection it came on. */
export type Verdict = 'pass' | 'cut before' | 'cut after reply' | 'hold'

/** Stands between a client and a server: records every SQL text sent, and cuts or holds connections at a chosen one. */
export class TcpProxy {
  readonly texts: string[] = []
  /** Asked for each SQL text on its way. */
  judge: (text: string) => Verdict = () => 'pass'
  /** When set, nothing passes any more in either direction, on old and new connections, and none is closed. */
  silent = false
  readonly #server: Server
  readonly #sockets = new Set<Socket>()
  readonly #target: { host: string; port: number }

  private constructor(target: { host: string; port: number }) {
    this.#target = target
    this.#server = createServer((client) => this.#accept(client))
  }

  /** @returns the proxy, and `url` led through it */
  static async before(url: string): Promise<{ proxy: TcpProxy; url: string }> {
    const target = new URL(url)
    const proxy = new TcpProxy({ host: target.hostname, port: Number(target.port) })
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve))
    target.hostname = '127.0.0.1'
    target.port = String((proxy.#server.address() as { port: number }).port)
    return { proxy, url: target.href }
  }

  /** Cuts every connection open now. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy()
  }

  async close(): Promise<void> {
    this.cut()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #accept(client: Socket): void {
    const server = connect(this.#target)
    for (const socket of [client, server]) {
      this.#sockets.add(socket)
      socket.setNoDelay(true)
      socket.on('error', () => {})
      socket.on('close', () => {
        this.#sockets.delete(socket)
        ;(socket === client ? server : client).destroy()
      })
    }
    let cutAtReply = false
    let held = false
    const reader = new MessageReader()
    client.on('data', (chunk: Buffer) => {
      if (this.silent || held) return
      for (const message of reader.read(chunk)) {
        const text = sqlOf(message)
        if (text === undefined) continue
        this.texts.push(text)
        const verdict = this.judge(text)
        if (verdict === 'cut before') return void client.destroy()
        if (verdict === 'cut after reply') cutAtReply = true
        if (verdict === 'hold') held = true
      }
      if (!held) server.write(chunk)
    })
    server.on('data', (chunk) => {
      if (this.silent || held) return
      if (cutAtReply) return void client.destroy()
      client.write(chunk)
    })
  }
}

class MessageReader {
  #rest: Buffer = Buffer.alloc(0)
  #started = false

  read(chunk: Buffer): Message[] {
    const messages: Message[] = []
    this.#rest = Buffer.concat([this.#rest, chunk])
    while (true) {
      const head = this.#started ? 1 : 0
      if (this.#rest.length < head + 4) return messages
      const length = head + this.#rest.readUInt32BE(head)
      if (this.#rest.length < length) return messages
      const type = this.#started ? String.fromCharCode(this.#rest[0] as number) : ''
      this.#started = true
      messages.push({ type, body: this.#rest.subarray(head + 4, length) })
      this.#rest = this.#rest.subarray(length)
    }
  }
}

function sqlOf({ type, body }: Message): string | undefined {
  if (type === 'Q') return body.toString('utf8', 0, body.indexOf(0))
  if (type !== 'P') return undefined
  const start = body.indexOf(0) + 1
  return body.toString('utf8', start, body.indexOf(0, start))
}
