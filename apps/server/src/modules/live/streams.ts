import { PassThrough, type Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import type { Visitor } from '../../core/permissions.ts'
import { type Changes, heardBy } from './changes.ts'

/** Proxies and browsers give up a connection that says nothing; so long the longest silence is. */
const quietMs = 15_000
/** Whoever is told something was looked up not longer ago than this. */
const freshMs = 5000
/** Whoever does not read what they are sent comes again. */
const mostWaitingBytes = 64 * 1024

/** What one window listens to, until it closes or its user may not any more. */
export class LiveStream {
  readonly #body = new PassThrough()
  readonly #request: FastifyRequest
  #visitor: Visitor
  #knownAt = performance.now()
  #turn: Promise<void> = Promise.resolve()
  readonly #timer: NodeJS.Timeout

  constructor(request: FastifyRequest, visitor: Visitor) {
    this.#request = request
    this.#visitor = visitor
    // The connection is silent for longer than others may be.
    request.raw.socket?.setTimeout(0)
    this.#body.write('retry: 3000\n\n')
    this.#timer = setInterval(() => this.#next(() => this.#stay()), quietMs)
    this.#timer.unref()
    this.#body.once('close', () => clearInterval(this.#timer))
  }

  get body(): Readable {
    return this.#body
  }

  /** From now on everything is heard: what is read after this is not missed. */
  welcome(id: string): void {
    this.#write(`id: ${id}\nevent: ready\ndata: {}\n\n`)
  }

  tell(changes: Changes, id: string): void {
    this.#next(async () => {
      if (performance.now() - this.#knownAt > freshMs && !(await this.#isStillIn())) return this.end()
      for (const change of heardBy(this.#visitor, changes)) {
        this.#write(`id: ${id}\nevent: change\ndata: ${JSON.stringify(change)}\n\n`)
      }
    })
  }

  /** After what is still to be told. */
  end(): void {
    this.#next(async () => this.close())
  }

  close(): void {
    clearInterval(this.#timer)
    if (!this.#body.writableEnded) this.#body.end()
  }

  async #stay(): Promise<void> {
    if (await this.#isStillIn()) this.#write(': still here\n\n')
    else this.close()
  }

  /** One after another: what was told first arrives first. */
  #next(work: () => Promise<unknown>): void {
    this.#turn = this.#turn.then(work).then(
      () => {},
      // Who somebody is could not be found out: they come again.
      () => this.close(),
    )
  }

  async #isStillIn(): Promise<boolean> {
    const user = await this.#request.identifyAgain()
    if (user === null || user.role === null) return false
    this.#visitor = user
    this.#knownAt = performance.now()
    return true
  }

  #write(text: string): void {
    if (this.#body.writableEnded || this.#body.destroyed) return
    this.#body.write(text)
    if (this.#body.writableLength > mostWaitingBytes) this.#body.destroy()
  }
}
