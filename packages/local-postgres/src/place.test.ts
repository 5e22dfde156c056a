/** Who may go where: these need root, and say so when they are skipped. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, cp, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, type TestContext, test } from 'vitest'
import {
  canUseRepository,
  failureOf,
  isRoot,
  nobody,
  options,
  pidIn,
  skipLoudly,
  start,
  startElsewhere,
  temporaryFolder,
} from '../test/helpers.ts'

const needsRoot = (context: TestContext) => {
  if (!isRoot) skipLoudly(context, 'only root can try it')
}

/** A home that only root can enter, with a project in it. */
async function closedHome(folder: string, name = 'home'): Promise<string> {
  await mkdir(join(folder, name, 'project'), { recursive: true })
  await chmod(join(folder, name), 0o700)
  return join(folder, name, 'project/.data/pg')
}

test('root starts the server under an unprivileged account, in the project when it may enter it', async (context) => {
  needsRoot(context)
  const folder = await temporaryFolder()
  const umask = process.umask(0o077)
  onTestFinished(() => void process.umask(umask))
  const postgres = await start(folder, { dataFolder: join(folder, 'project/.data/pg') })
  expect(postgres.dataFolder).toBe(join(folder, 'project/.data/pg'))
  const { uid } = await stat(`/proc/${pidIn(postgres.dataFolder)}`)
  expect(uid).not.toBe(0)
  expect((await stat(`${postgres.dataFolder}.password`)).uid).toBe(uid)
  await postgres.stop()
})

test('under a home only root may enter, the data go to a lasting folder and are found there again', async (context) => {
  needsRoot(context)
  const folder = await temporaryFolder()
  const wished = await closedHome(folder)
  const first = await start(folder, { dataFolder: wished })
  expect(first.dataFolder.startsWith(`${join(folder, 'system')}/`)).toBe(true)
  expect(first.said).toMatch(/who cannot use .*: .*home is closed to that account\. The data go to .* and stay there\./)
  expect((await stat(dirname(first.dataFolder))).mode & 0o777).toBe(0o755)
  expect((await stat(first.dataFolder)).mode & 0o777).toBe(0o700)
  await first.stop()

  // The home is opened: the data stay where they are.
  await chmod(join(folder, 'home'), 0o755)
  const second = await start(folder, { dataFolder: wished })
  expect({ how: second.how, dataFolder: second.dataFolder }).toEqual({ how: 'started', dataFolder: first.dataFolder })
  expect(second.said).toContain(`The data are in ${first.dataFolder}`)

  const other = await closedHome(folder, 'other-home')
  const third = await start(folder, { dataFolder: other })
  expect(third.dataFolder).not.toBe(first.dataFolder)
  await Promise.all([second.stop(), third.stop()])
})

test('a moved project finds its data in the system folder again, and a copy of it gets its own', async (context) => {
  needsRoot(context)
  const folder = await temporaryFolder()
  const first = await start(folder, { dataFolder: await closedHome(folder) })
  await rename(join(folder, 'home'), join(folder, 'moved'))
  const moved = await start(folder, { dataFolder: join(folder, 'moved/project/.data/pg') })
  expect({ how: moved.how, dataFolder: moved.dataFolder }).toEqual({ how: 'attached', dataFolder: first.dataFolder })
  await cp(join(folder, 'moved'), join(folder, 'copy'), { recursive: true })
  await chmod(join(folder, 'copy'), 0o700)
  const copy = await start(folder, { dataFolder: join(folder, 'copy/project/.data/pg') })
  expect(copy.dataFolder).not.toBe(first.dataFolder)
  await Promise.all([first.stop(), copy.stop()])
})

test('existing data that the account cannot reach are not replaced by empty ones', async (context) => {
  needsRoot(context)
  const folder = await temporaryFolder()
  await mkdir(join(folder, 'home'))
  const dataFolder = join(folder, 'home/pg')
  const postgres = await start(folder, { dataFolder })
  await postgres.stop()
  await chmod(join(folder, 'home'), 0o700)
  expect(await failureOf(start(folder, { dataFolder }))).toMatch(/home is closed to that account.*chmod o\+x/)
})

test("a normal user is told that root's data are not his", async (context) => {
  needsRoot(context)
  if (!canUseRepository(nobody())) skipLoudly(context, 'another account cannot enter this repository')
  const folder = await temporaryFolder()
  const postgres = await start(folder)
  await postgres.stop()
  const starter = startElsewhere(options(folder), { ...nobody(), cwd: '/' })
  const { error } = await starter.until((event) => !!event.how || !!event.error)
  expect(error).toMatch(/pg belongs to .*sudo chown -R/)
})

test('a folder without write permission is refused with what to do', async (context) => {
  if (isRoot && !canUseRepository(nobody())) skipLoudly(context, 'another account cannot enter this repository')
  const folder = await temporaryFolder()
  if (!isRoot) await chmod(folder, 0o555)
  const starter = startElsewhere(options(folder), isRoot ? { ...nobody(), cwd: '/' } : {})
  const { error } = await starter.until((event) => !!event.how || !!event.error)
  if (!isRoot) await chmod(folder, 0o755)
  expect(error).toMatch(/Permission is missing/)
})

test('a full disk is reported as such, at the first start and at a later one', async (context) => {
  needsRoot(context)
  const folder = await temporaryFolder()
  const disk = join(folder, 'disk')
  await mkdir(disk)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m,mode=755', 'tmpfs', disk], { stdio: 'pipe' })
  } catch (error) {
    skipLoudly(context, `root may not mount here: ${(error as Error).message}`)
  }
  onTestFinished(() => void execFileSync('umount', ['--lazy', disk]))
  const dataFolder = join(disk, 'pg')
  const first = await failureOf(start(folder, { dataFolder }))
  expect(first).toMatch(/No space is left for .*\(\d+ MB free\)\. Free some .*\n.*No space left on device/s)
  expect(existsSync(dataFolder)).toBe(false)

  execFileSync('mount', ['-o', 'remount,size=120m', disk])
  const postgres = await start(folder, { dataFolder })
  await postgres.stop()
  await fill(disk)
  expect(await failureOf(start(folder, { dataFolder }))).toMatch(/No space is left for/)
  await rm(join(disk, 'fill'))
  const again = await start(folder, { dataFolder })
  expect(again.how).toBe('started')
  await again.stop()
})

/** Writes until nothing more fits, not even a page. */
async function fill(disk: string): Promise<void> {
  for (const bytes of [1024 ** 2, 4096, 1]) {
    const block = Buffer.alloc(bytes)
    while (
      await writeFile(join(disk, 'fill'), block, { flag: 'a' }).then(
        () => true,
        () => false,
      )
    );
  }
}
