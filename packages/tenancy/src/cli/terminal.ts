import { styleText } from 'node:util'

interface Stream {
  write(text: string): unknown
  isTTY?: boolean
  columns?: number
}

/** Where a command writes: results to `stdout`, what only the person at the terminal needs to `stderr`. */
export interface Terminal {
  stdout: Stream
  stderr: Stream
}

export function line(stream: Stream, text = ''): void {
  stream.write(`${text}\n`)
}

/** In colour on a terminal, plain in a pipe. */
export function paint(stream: Stream, style: 'green' | 'red' | 'yellow' | 'bold' | 'dim', text: string): string {
  return stream.isTTY === true && process.env.NO_COLOR === undefined
    ? styleText(style, text, { validateStream: false })
    : text
}

/** One line on a terminal that says how far a long run has come; nothing at all in a pipe. */
export class ProgressBar {
  readonly #stream: Stream
  readonly #started = performance.now()
  total = 0
  #done = 0
  #failed = 0
  #drawn = 0

  constructor(stream: Stream) {
    this.#stream = stream
  }

  advance(failed: boolean): void {
    this.#done += 1
    if (failed) this.#failed += 1
    const now = performance.now()
    if (now - this.#drawn < 50 && this.#done < this.total) return
    this.#drawn = now
    const width = Math.max(10, Math.min(40, (this.#stream.columns ?? 80) - 40))
    const filled = this.total === 0 ? width : Math.min(width, Math.round((width * this.#done) / this.total))
    const seconds = ((now - this.#started) / 1000).toFixed(1)
    const failures = this.#failed === 0 ? '' : `, ${this.#failed} failed`
    const bar = `${'█'.repeat(filled)}${'░'.repeat(width - filled)}`
    this.#stream.write(`\r\x1b[2K${bar} ${this.#done}/${this.total}${failures}, ${seconds} s`)
  }

  /** Wipes the bar, so that a line can be written; the next step draws it again. */
  clear(): void {
    if (this.#drawn === 0) return
    this.#stream.write('\r\x1b[2K')
    this.#drawn = 0
  }
}

export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`
}
