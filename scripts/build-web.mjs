// Builds apps/web into apps/web/dist when it is not there or is of other sources. Runs before `npm start` and `npm test`.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'

const root = fileURLToPath(new URL('..', import.meta.url))
const web = join(root, 'apps', 'web')
const dist = join(web, 'dist')
const stamp = join(dist, 'sources.sha256')

const sources = fingerprint()
if (!isBuilt()) {
  console.log('Building the dashboard (some seconds, only when it changed) …')
  build()
}

function isBuilt() {
  try {
    return readFileSync(stamp, 'utf8') === sources
  } catch {
    return false
  }
}

/** Of everything that what is built depends on. */
function fingerprint() {
  const hash = createHash('sha256')
  for (const path of [join(root, 'package-lock.json'), join(web, 'index.html'), join(web, 'vite.config.ts')]) {
    hash.update(readFileSync(path))
  }
  for (const file of filesIn(join(web, 'src')))
    hash.update(file.slice(web.length)).update('\0').update(readFileSync(file))
  return hash.digest('hex')
}

function filesIn(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

function build() {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const { status, stdout, stderr } = spawnSync(process.execPath, [vite, 'build', web, '--logLevel', 'warn'], {
    encoding: 'utf8',
  })
  if (status !== 0) {
    console.error(`${stdout}${stderr}\nThe dashboard could not be built: what is wrong stands above.`)
    process.exit(status ?? 1)
  }
  // Once here, and not for each reader.
  for (const file of filesIn(join(dist, 'assets')).filter((path) => /\.(js|css|svg)$/.test(path))) {
    const content = readFileSync(file)
    writeFileSync(`${file}.br`, brotliCompressSync(content))
    writeFileSync(`${file}.gz`, gzipSync(content))
  }
  writeFileSync(stamp, sources)
}
