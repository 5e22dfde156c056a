import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { CommandError } from './errors.ts'

/** Whether there is a person to ask. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true
}

/** Asks on the terminal; the question goes to standard error, so that results can be piped on. */
export async function ask(question: string): Promise<string> {
  return (await answer(question, false)).trim()
}

/** Asks without showing what is typed. */
export async function askHidden(question: string): Promise<string> {
  return answer(question, true)
}

async function answer(question: string, hidden: boolean): Promise<string> {
  let muted = false
  const output = new Writable({
    write(chunk, encoding, done) {
      if (muted) done()
      else process.stderr.write(chunk, encoding, done)
    },
  })
  const terminal = createInterface({ input: process.stdin, output, terminal: true })
  const left = Promise.withResolvers<never>()
  const leave = () => left.reject(new CommandError('Nothing was done.'))
  terminal.on('SIGINT', leave)
  terminal.on('close', leave)
  left.promise.catch(() => {})
  try {
    const answered = terminal.question(question)
    muted = hidden
    return await Promise.race([answered, left.promise])
  } finally {
    if (hidden) process.stderr.write('\n')
    terminal.close()
  }
}
