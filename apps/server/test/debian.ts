import { execFileSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const aptGet = '/usr/bin/apt-get'

/** Whether a program of Debian's can be used here; as root, installs its package when it is missing. */
export function programHere(program: string, name: string): boolean {
  if (installed(program, name)) return true
  return absent(`${program} is missing; it comes with Debian's package ${name}.`)
}

/** Whether a program is there, at the latest when, as root, its package was installed. */
export function installed(program: string, name: string): boolean {
  if (existsSync(program)) return true
  if (process.getuid?.() === 0 && existsSync(aptGet)) {
    // On run level 1 no package starts what it installs.
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
    try {
      execFileSync(aptGet, ['update'], { stdio: 'ignore', env })
      execFileSync(aptGet, ['install', '-y', '--no-install-recommends', name], { stdio: 'ignore', env })
    } catch {
      // Whoever asked says it.
    }
  }
  return existsSync(program)
}

/**
 * Says that tests are skipped for want of something.
 *
 * @throws {Error} nothing may be skipped: BOOKME_REQUIRE_ALL
 */
export function absent(what: string): false {
  if (process.env.BOOKME_REQUIRE_ALL === '1') throw new Error(what)
  console.warn(`SKIPPED, NOT TESTED: ${what}`)
  return false
}

/** Somebody with few rights, where the tests run as root. */
export function unprivileged(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {}
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

/** A folder for a program that runs as {@link unprivileged}; `fill` puts into it what the program is to find. */
export function programFolder(name: string, fill: (folder: string) => void = () => {}) {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`))
  fill(folder)
  const { uid, gid } = unprivileged()
  if (uid !== undefined && gid !== undefined) {
    const inside = readdirSync(folder, { recursive: true }).map((path) => join(folder, String(path)))
    for (const path of [folder, ...inside]) chownSync(path, uid, gid)
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Waits until something takes connections on this port. @throws {Error} what `failure` says, when nothing does */
export async function untilListening(port: number, failure: () => string | undefined): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const listening = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1')
      socket.on('connect', () => {
        socket.destroy()
        resolve(true)
      })
      socket.on('error', () => resolve(false))
    })
    if (listening) return
    const said = failure()
    if (said !== undefined) throw new Error(said)
    await pause(50)
  }
  throw new Error(`Nothing listens on port ${port} after five seconds.`)
}
