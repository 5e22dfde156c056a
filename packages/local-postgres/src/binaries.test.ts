import { chmod, chown, cp, lstat, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { isRoot, nobody, skipLoudly, temporaryFolder } from '../test/helpers.ts'
import { packageFolder, prepareBinaries, restoreLinks } from './binaries.ts'
import { LocalPostgresError } from './errors.ts'
import { run } from './run.ts'

/** The package as npm unpacks it when install scripts are off: without symbolic links. */
async function packageWithoutLinks(folder: string): Promise<string> {
  const copy = join(folder, 'package')
  await cp(packageFolder(), copy, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith('.a') })
  const lib = join(copy, 'native/lib')
  for (const entry of await readdir(lib, { withFileTypes: true })) {
    if (entry.isSymbolicLink()) await rm(join(lib, entry.name))
  }
  return copy
}

test('missing library links are restored where they belong', async () => {
  const folder = await temporaryFolder()
  const source = await packageWithoutLinks(folder)
  expect((await run(join(source, 'native/bin/postgres'), ['--version'])).ok).toBe(false)

  const lines: string[] = []
  const log = (line: string) => void lines.push(line)
  const binaries = await prepareBinaries({ source, account: undefined, copyInto: join(folder, 'copies'), log })
  expect(binaries.postgres).toBe(join(source, 'native/bin/postgres'))
  expect((await run(binaries.initdb, ['--version'])).output).toContain('18.4')
  expect(lines.join()).toMatch(/\d+ missing library links in .* were restored/)
  expect(await restoreLinks(source, log)).toBe(true)
  expect(lines).toHaveLength(1)
})

test('links that cannot be made, or a package that the account cannot enter, lead to a copy that is used again', async (context) => {
  if (!isRoot) skipLoudly(context, 'only root can close the package to the account')
  const folder = await temporaryFolder()
  const source = await packageWithoutLinks(folder)
  await restoreLinks(source, () => {})
  await chmod(source, 0o700)
  onTestFinished(() => chmod(source, 0o755))
  const account = { name: 'nobody', ...nobody() }
  const umask = process.umask(0o077)
  onTestFinished(() => void process.umask(umask))

  const lines: string[] = []
  const prepare = () =>
    prepareBinaries({ source, account, copyInto: join(folder, 'system'), log: (line) => lines.push(line) })
  const [first, second] = await Promise.all([prepare(), prepare()])
  expect(first).toEqual(second)
  expect(await readdir(join(folder, 'system'))).toHaveLength(1)
  expect((await run(first.initdb, ['--version'], { account })).output).toContain('18.4')
  expect(lines[0]).toMatch(/cannot be run from there \(.*EACCES.*\): copying them to .*postgresql-18\.4/)

  const { ino } = await lstat(first.postgres)
  const third = await prepare()
  expect((await lstat(third.postgres)).ino).toBe(ino)
})

test('a package folder that cannot be written is copied, with its links', async () => {
  const folder = await temporaryFolder()
  const source = await packageWithoutLinks(folder)
  const account = nobody()
  if (isRoot) {
    // Root writes everywhere, so the work is done by another account in a process of its own.
    const target = join(folder, 'target')
    await mkdir(target)
    await chown(target, account.uid, account.gid)
    // Copies, because the repository and its Node may be where no other account can enter.
    await cp(import.meta.dirname, join(folder, 'src'), { recursive: true })
    await writeFile(join(folder, 'package.json'), '{"type":"module"}')
    const node = join(folder, 'node')
    await cp(process.execPath, node)
    const program = `
      import { prepareBinaries } from './src/binaries.ts'
      const made = await prepareBinaries({ source: ${JSON.stringify(source)}, copyInto: ${JSON.stringify(target)}, log() {} })
      console.log(made.postgres)`
    const script = join(folder, 'prepare.mjs')
    await writeFile(script, program)
    const result = await run(node, [script], { account: { name: 'nobody', ...account } })
    expect(result.output.trim()).toMatch(/target\/postgresql-18\.4.*\/native\/bin\/postgres$/)
    return
  }
  await chmod(join(source, 'native/lib'), 0o555)
  onTestFinished(() => chmod(join(source, 'native/lib'), 0o755))
  const made = await prepareBinaries({ source, account: undefined, copyInto: join(folder, 'target'), log: () => {} })
  expect(made.postgres).toMatch(/target\/postgresql-18\.4/)
})

test('a platform without a package is told to use a server of its own', () => {
  expect(() => packageFolder('aix', 'ppc64')).toThrow(LocalPostgresError)
  expect(() => packageFolder('aix', 'ppc64')).toThrow(/aix ppc64.*set DATABASE_URL/)
})
