// Runs before every npm script, on whatever Node the machine has: installs the packages when the lock file asks for
// something that node_modules does not hold. Plain JavaScript, because the project's own Node may not be there yet.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const stamp = join(root, 'node_modules', '.bookme-lock')
const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex')

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  console.log('Installing packages (about a minute, only when the lock file changed) …')
  // npm sets npm_execpath for its scripts; without it, the npm on the PATH serves.
  const npm = process.env.npm_execpath
  const [command, before] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []]
  const result = spawnSync(command, [...before, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: command === 'npm' && process.platform === 'win32',
  })
  if (result.status !== 0) {
    console.error('npm ci failed. Its message stands above; with a network, `npm ci` in this folder shows it again.')
    process.exit(result.status ?? 1)
  }
  writeFileSync(stamp, wanted)
}
