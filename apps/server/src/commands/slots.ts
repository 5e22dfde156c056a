import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { CommandError } from './errors.ts'

export function addSlots(program: Command): void {
  program
    .command('slots')
    .description('Answer availability cases in JSON, for conformance checks. Needs no database.')
    .requiredOption('--input <file>', 'one case or an array of them; - for standard input')
    .action(async ({ input }: { input: string }) => {
      const [{ slots }, { z }] = await Promise.all([import('../modules/bookings/index.ts'), import('zod')])
      const cases = read(input)
      const answer = (one: unknown, place: string) => {
        try {
          return slots(one)
        } catch (error) {
          const isOurs = error instanceof z.ZodError || error instanceof RangeError
          if (!isOurs) throw error
          const reason = error instanceof z.ZodError ? z.prettifyError(error) : error.message
          throw new CommandError(`${place} is no case that can be answered:\n${reason}`)
        }
      }
      const answers = Array.isArray(cases)
        ? cases.map((one, index) => answer(one, `Case ${index}`))
        : answer(cases, 'This')
      console.log(JSON.stringify(answers))
    })
}

/** @throws {CommandError} there is no such file, or it is no JSON */
function read(input: string): unknown {
  let text: string
  try {
    text = readFileSync(input === '-' ? 0 : input, 'utf8')
  } catch (error) {
    throw new CommandError(`${input} cannot be read: ${(error as Error).message}`)
  }
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new CommandError(`${input === '-' ? 'Standard input' : input} is no JSON: ${(error as Error).message}`)
  }
}
