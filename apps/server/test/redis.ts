import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { onTestFinished } from 'vitest'
import { programFolder, programHere, unprivileged, untilListening } from './debian.ts'

const program = '/usr/bin/redis-server'

export const redisHere = () => programHere(program, 'redis-server')

/** Redis on a port of the test's, which keeps nothing; stopped after the test. */
export class RedisServer {
  readonly url: string
  readonly #port: number
  #child: ChildProcess | undefined

  constructor(port: number) {
    this.#port = port
    this.url = `redis://127.0.0.1:${port}`
    onTestFinished(() => this.kill())
  }

  async start(): Promise<void> {
    const { folder, remove } = programFolder('redis')
    const settings = { port: this.#port, bind: '127.0.0.1', save: '', appendonly: 'no', dir: folder }
    const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)])
    const child = spawn(program, args, { ...unprivileged(), stdio: ['ignore', 'pipe', 'ignore'] })
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    child.once('exit', remove)
    this.#child = child
    await untilListening(this.#port, () => (child.exitCode === null ? undefined : `Redis does not start:\n${said}`))
  }

  /** Ends it at once, in the middle of whatever it does. */
  async kill(): Promise<void> {
    const child = this.#child
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }

  /** From now on it takes connections and answers nothing. */
  freeze(): void {
    this.#child?.kill('SIGSTOP')
  }

  thaw(): void {
    this.#child?.kill('SIGCONT')
  }
}
