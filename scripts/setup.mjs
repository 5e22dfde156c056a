// Runs before every npm script, on whatever Node the machine has: installs the packages when node_modules does not hold
// what the lock file asks for. Plain JavaScript, because the project's own Node may not be there yet.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** What npm wrote of its last run here, however that was started; it is missing or old after a run that broke off. */
function isInstalled() {
  const wanted = packagesOf('package-lock.json')
  let found
  try {
    found = packagesOf(join('node_modules', '.package-lock.json'))
  } catch {
    return false
  }
  return Object.entries(wanted).every(
    ([path, { version, optional, link }]) =>
      !path.includes('node_modules/') ||
      link ||
      (found[path]?.version === version && existsSync(join(root, path, 'package.json'))) ||
      (optional && !found[path]),
  )
}

function packagesOf(file) {
  return JSON.parse(readFileSync(join(root, file), 'utf8')).packages
}

// Two `npm ci` in one folder destroy each other's work: one installs, the others wait for it.
const lock = join(root, '.installing')

function takeLock() {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    try {
      process.kill(Number(readFileSync(lock, 'utf8')), 0)
    } catch {
      // Whoever held it is gone.
      rmSync(lock, { force: true })
    }
    return false
  }
}

while (!isInstalled()) {
  if (!takeLock()) {
    await new Promise((resolve) => setTimeout(resolve, 500))
    continue
  }
  console.log('Installing packages (about a minute, only when the lock file changed) …')
  // npm sets npm_execpath for its scripts; without it, the npm on the PATH serves.
  const npm = process.env.npm_execpath
  const [command, before] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []]
  const result = spawnSync(command, [...before, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: command === 'npm' && process.platform === 'win32',
  })
  rmSync(lock, { force: true })
  if (result.status !== 0) {
    console.error('npm ci failed. Its message stands above; with a network, `npm ci` in this folder shows it again.')
    process.exit(result.status ?? 1)
  }
  break
}
