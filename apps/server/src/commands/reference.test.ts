import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { buildProgram } from './program.ts'

const page = readFileSync(join(import.meta.dirname, '..', '..', '..', '..', 'docs', 'reference', 'cli.md'), 'utf8')
const { commands } = buildProgram()

test.each(commands.map((command) => [command.name(), command] as const))(
  'the reference has the help of `bookme %s` as the program prints it, and an example',
  (name, command) => {
    command.configureHelp({ helpWidth: 100 })
    const section = page.split(/^## /m).find((part) => part.startsWith(`${name}\n`)) ?? ''
    expect(section).toContain(`\`\`\`text\n${command.helpInformation().trimEnd()}\n\`\`\``)
    expect(section).toMatch(/```sh\n.+/)
  },
)

test('every option in an example exists', () => {
  const examples = [...page.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) => block.trim().split('\n'))
  const unknown: string[] = []
  for (const example of examples) {
    const [, name, rest = ''] = /\bbookme ([\w-]+)(.*)$/.exec(example) ?? []
    if (name === undefined) continue
    const command = commands.find((candidate) => [candidate.name(), ...candidate.aliases()].includes(name))
    if (command === undefined) unknown.push(example)
    for (const [option] of rest.matchAll(/--[\w-]+/g)) {
      if (!command?.options.some(({ long }) => long === option)) unknown.push(`${example}: ${option}`)
    }
  }
  expect(examples.length).toBeGreaterThan(commands.length)
  expect(unknown).toEqual([])
})

test('the reference names no command that is gone', () => {
  const sections = [...page.matchAll(/^## (.+)$/gm)].map(([, name]) => name)
  expect(sections).toEqual(commands.map((command) => command.name()))
})
