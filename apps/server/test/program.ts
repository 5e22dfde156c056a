import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import type { TestDatabase } from '@bookme/tenancy/testing'
import { expect, onTestFinished } from 'vitest'

export interface Ran {
  code: number | null
  stdout: string
  stderr: string
}

const program = join(import.meta.dirname, '..', 'src', 'bookme.ts')

/** A run of `bookme` in a process of its own, on a database of the test's. */
export class Run {
  readonly child: ChildProcess
  readonly #ran: Ran = { code: null, stdout: '', stderr: '' }
  /** When it has ended. */
  readonly ended: Promise<Ran>

  constructor(args: readonly string[], environment: Record<string, string | undefined>) {
    this.child = spawn(process.execPath, [program, ...args], {
      env: { ...process.env, FORCE_COLOR: undefined, NO_COLOR: undefined, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.child.stdout?.setEncoding('utf8').on('data', (text) => {
      this.#ran.stdout += text
    })
    this.child.stderr?.setEncoding('utf8').on('data', (text) => {
      this.#ran.stderr += text
    })
    const { promise, resolve, reject } = Promise.withResolvers<Ran>()
    this.child.on('error', reject)
    this.child.on('close', (code) => resolve({ ...this.#ran, code }))
    this.ended = promise
    onTestFinished(() => void this.child.kill('SIGKILL'))
  }

  /** What it has said so far, on either stream. */
  get said(): string {
    return this.#ran.stdout + this.#ran.stderr
  }

  async until(text: string): Promise<void> {
    await expect.poll(() => this.said, { timeout: 25_000, interval: 50 }).toContain(text)
  }
}

/** The variables that lead the program to a database of a test. */
export function environmentFor(database: Pick<TestDatabase, 'url' | 'ownerUrl'>): Record<string, string> {
  return {
    DATABASE_URL: database.ownerUrl,
    DATABASE_APP_URL: database.url,
    SESSION_SECRET: 'x'.repeat(40),
    SPARE_SCHEMAS: '2',
    // Nobody is there.
    DNS_SERVERS: '127.0.0.1:9',
  }
}

export function bookme(database: Pick<TestDatabase, 'url' | 'ownerUrl'>, ...args: string[]): Promise<Ran> {
  return new Run(args, environmentFor(database)).ended
}
