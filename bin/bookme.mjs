#!/usr/bin/env node
// `bookme` from any folder and on whatever Node the machine has: hands the command to the project's own Node. Plain
// JavaScript, because an old Node reads this file. It installs nothing.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const platform = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
const file = process.platform === 'win32' ? 'node.exe' : 'node'
const own = [`node-${platform}`, `node-bin-${platform}`]
  .map((name) => join(root, 'node_modules', name, 'bin', file))
  .find((path) => existsSync(path))

if (own === undefined) {
  console.error(`The project's own Node is not installed yet: run npm start in ${root} once.`)
  process.exit(1)
}
const program = join(root, 'apps', 'server', 'src', 'bookme.ts')
const child = spawn(own, [program, ...process.argv.slice(2)], { stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('error', (error) => {
  console.error(error.message)
  process.exitCode = 1
})
child.on('exit', (code) => {
  process.exitCode = code ?? 1
})
