import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { expect, test } from 'vitest'
import { examples } from './examples.ts'
import { allOf, buildProgram } from './program.ts'

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

/** What is wrong with a line that calls the program: a command or an option that does not exist. */
function faultsOf(example: string): string[] {
  const [, name, rest = ''] = /\bbookme ([\w-]+)(.*)$/.exec(example) ?? []
  if (name === undefined) return []
  const named = (among: readonly Command[], word: string) =>
    among.find((candidate) => [candidate.name(), ...candidate.aliases()].includes(word))
  const command = named(commands, name)
  if (command === undefined) return [`${example}: no such command`]
  const below = named(command.commands, rest.trim().split(' ')[0] ?? '')
  const known = (below === undefined ? allOf(command) : [below]).flatMap(({ options }) => options)
  return [...rest.matchAll(/ (--[\w-]+)/g)]
    .map(([, option]) => option)
    .filter((option) => !known.some(({ long }) => long === option))
    .map((option) => `${example}: ${option}`)
}

test('every option in an example exists', () => {
  const lines = [...page.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) => block.trim().split('\n'))
  expect(lines.length).toBeGreaterThan(commands.length)
  expect(lines.flatMap(faultsOf)).toEqual([])
})

test.each(commands.map((command) => [command.name()] as const))(
  '`bookme %s --help` has examples that exist',
  (name) => {
    const lines = (examples[name] ?? []).map((example) => (example.includes('bookme ') ? example : `bookme ${example}`))
    expect(lines.length).toBeGreaterThan(0)
    expect(lines.flatMap(faultsOf)).toEqual([])
  },
)

test('the reference names no command that is gone', () => {
  const sections = [...page.matchAll(/^## (.+)$/gm)].map(([, name]) => name)
  expect(sections).toEqual(commands.map((command) => command.name()))
})
