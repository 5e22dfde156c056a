// Runs the guides in docs/: what they say to type is typed, what they say to write is written, in a copy of the project.
import { type ChildProcess, spawn } from 'node:child_process'
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * What is done with a fenced block. Its first line behind the fence says so: the language, and one of these words where
 * the language alone does not.
 *
 * - `console`: each line after `$ ` is run; the lines below it are its output, and none means that any will do.
 *   `bookme> ` in front of a line gives it to the command above as input.
 * - `console server`: one command that goes on; it is ready when it has said what stands below it.
 * - `console fails`: the last command ends with another code than 0.
 * - `ts`, `sql`: a whole file, whose path is the comment in its first line. `quote`: parts of it, as it is already.
 * - `diff`: a change to the file after `--- `; its old lines occur there once.
 * - `skip <reason>`: not run.
 */
type Kind = 'console' | 'server' | 'fails' | 'file' | 'quote' | 'diff' | 'skip'

export interface Block {
  kind: Kind
  /** Of the fence, from 1. */
  line: number
  /** Of `skip`, why. */
  reason: string
  text: string
}

const prose = new Set(['', 'text', 'mermaid'])

/** @throws {Error} a block that is neither to be run nor marked as not to be run */
export function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = []
  for (const match of markdown.matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)) {
    const [, info = '', text = ''] = match
    const [language = '', word, ...reason] = info.trim().split(' ')
    if (prose.has(language)) continue
    const line = markdown.slice(0, match.index).split('\n').length
    blocks.push({
      kind: kindOf({ language, word, reason: reason.join(' ') }, line),
      line,
      reason: reason.join(' '),
      text,
    })
  }
  return blocks
}

function kindOf(
  { language, word, reason }: { language: string; word: string | undefined; reason: string },
  line: number,
): Kind {
  const kinds: Record<string, Kind> =
    language === 'console'
      ? { '': 'console', server: 'server', fails: 'fails', skip: 'skip' }
      : language === 'diff'
        ? { '': 'diff', skip: 'skip' }
        : ['ts', 'sql'].includes(language)
          ? { '': 'file', quote: 'quote', skip: 'skip' }
          : { skip: 'skip' }
  const kind = kinds[word ?? '']
  if (kind !== undefined && (kind !== 'skip' || reason !== '')) return kind
  throw new Error(
    `Line ${line}: a block of "${language} ${word ?? ''}" is neither run nor marked with skip, which says why.`,
  )
}

/** What is not run, as `page: first line of it (why)`. */
export function skippedOf(page: string, markdown: string): string[] {
  return blocksOf(markdown)
    .filter(({ kind }) => kind === 'skip')
    .map(({ text, reason }) => `${page}: ${text.split('\n')[0]} (${reason})`)
}

interface Step {
  command: string
  input: string
  expected: string[]
}

/** The commands of a console block. One goes on over a backslash at a line's end, and to the end of its `<<END`. */
export function stepsOf(text: string): Step[] {
  const steps: Step[] = []
  let open: string | undefined
  for (const line of text.trimEnd().split('\n')) {
    const step = steps.at(-1)
    if (step !== undefined && (open !== undefined || step.command.endsWith('\\'))) {
      step.command += `\n${line}`
      open = line === open ? undefined : (open ?? heredocEnd(line))
    } else if (line.startsWith('$ ')) {
      steps.push({ command: line.slice(2), input: '', expected: [] })
      open = heredocEnd(line)
    } else if (step === undefined)
      throw new Error(`A console block begins with a command after "$ ", not with: ${line}`)
    else if (/^(bookme>|\.\.\.) /.test(line)) step.input += `${line.slice(line.indexOf(' ') + 1)}\n`
    else step.expected.push(line)
  }
  return steps
}

function heredocEnd(line: string): string | undefined {
  return /<<'?(\w+)'?/.exec(line)?.[1]
}

/** Ids that a page has seen, by how it writes them: `01a20151-…`. */
export type Ids = Map<string, string>

const shortId = /\b[0-9a-f]{8}-…/g
const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'

/** What differs from one run to the next, and is meant by nobody: how long it took, when a migration was made. */
function normalised(line: string): string {
  return line
    .replace(/\b\d+(\.\d+)? s\b/g, 'N s')
    .replace(/\b20\d{12}_/g, '20260101000000_')
    .replace(/\s+/g, ' ')
    .trimEnd()
}

/**
 * Whether an output is the expected one. `…` stands for anything in its line, alone in a line for any lines;
 * `01a20151-…` for an id, which is the same one wherever the page writes it so.
 */
export function matches(expected: readonly string[], output: string, ids: Ids, { soFar = false } = {}): boolean {
  const lines = output.trimEnd().split('\n').map(normalised)
  const names: string[] = []
  const pattern = expected.map(normalised).map((line) => {
    if (line.trim() === '…') return '(?:.*\\n)*?'
    const escaped = line.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
    const withIds = escaped.replace(shortId, (name) => {
      const known = ids.get(name)
      if (known !== undefined) return known
      if (names.includes(name)) return `\\${names.indexOf(name) + 1}`
      names.push(name)
      return `(${uuid})`
    })
    return `${withIds.replaceAll('…', '.*?')}\\n`
  })
  const found = new RegExp(`^${pattern.join('')}${soFar ? '' : '$'}`).exec(`${lines.join('\n')}\n`)
  if (found === null) return false
  for (const [index, name] of names.entries()) ids.set(name, found[index + 1] as string)
  return true
}

/** `npm run check` takes the longest. */
const longestMs = 300_000

export interface ScratchOptions {
  /** Of the commands, beside PATH and HOME. */
  env: Record<string, string>
}

/** Not of the project, or linked instead. */
const notCopied = new Set(['node_modules', '.git', '.data', '.env', '.installing', 'coverage'])

/** A copy of the project as it lies here, uncommitted work included, that shares its packages. */
export class Scratch {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'bookme-guide-')))
  readonly #env: Record<string, string>
  readonly #ids: Ids = new Map()
  readonly #port: number
  #server: ChildProcess | undefined

  private constructor({ env }: ScratchOptions, port: number) {
    this.#port = port
    const tools = join(this.folder, '.tools')
    this.#env = {
      PATH: [tools, join(this.folder, 'node_modules', '.bin'), process.env.PATH].join(':'),
      HOME: tools,
      LANG: 'C.UTF-8',
      NO_COLOR: '1',
      npm_config_loglevel: 'error',
      npm_config_update_notifier: 'false',
      PORT: String(port),
      // Beside other tests the machine may be too busy to answer at once, and still answer right.
      MAX_EVENT_LOOP_DELAY_MS: '0',
      ...env,
    }
    this.#copy()
    mkdirSync(tools)
    symlinkSync(join(this.folder, 'bin', 'bookme.mjs'), join(tools, 'bookme'))
  }

  static async make(options: ScratchOptions): Promise<Scratch> {
    return new Scratch(options, await freePort())
  }

  #copy(): void {
    cpSync(root, this.folder, { recursive: true, filter: (path) => path === root || !notCopied.has(basename(path)) })
    for (const place of ['.', 'apps/server', 'apps/web', 'packages/tenancy', 'packages/local-postgres', 'bench']) {
      this.#linkPackages(join(place, 'node_modules'))
    }
  }

  // One by one, because the project's own packages are to be those of the copy.
  #linkPackages(path: string): void {
    if (!existsSync(join(root, path))) return
    mkdirSync(join(this.folder, path), { recursive: true })
    for (const name of readdirSync(join(root, path))) {
      const from = join(root, path, name)
      const to = join(this.folder, path, name)
      if (name === '@bookme') cpSync(from, to, { recursive: true, verbatimSymlinks: true })
      else symlinkSync(from, to)
    }
  }

  /**
   * Does everything a page says, in its order.
   *
   * @throws {Error} the first thing that is not as the page says; the message names its line
   */
  async follow(page: string, markdown: string): Promise<void> {
    for (const block of blocksOf(markdown)) {
      try {
        await this.#do(block)
      } catch (error) {
        throw new Error(`${page}:${block.line}: ${(error as Error).message}`, { cause: error })
      }
    }
  }

  async #do({ kind, text }: Block): Promise<void> {
    if (kind === 'file') return this.#write(text)
    if (kind === 'diff') return this.#change(text)
    if (kind === 'quote') return this.#compare(text)
    if (kind === 'skip') return
    const steps = stepsOf(text)
    if (kind === 'server') {
      if (steps.length !== 1) throw new Error('A server block holds one command.')
      return this.#serve(steps[0] as Step)
    }
    for (const [index, step] of steps.entries()) await this.#run(step, kind === 'fails' && index === steps.length - 1)
  }

  async #run(step: Step, fails: boolean): Promise<void> {
    const child = this.#spawn(step)
    // One that waits for somebody would wait for ever.
    const limit = setTimeout(() => end(child, 'SIGKILL'), longestMs)
    const { code, output } = await ended(child)
    clearTimeout(limit)
    if ((code !== 0) !== fails) throw new Error(`$ ${step.command}\nended with ${code} and said:\n${output}`)
    if (step.expected.length === 0 || matches(step.expected, this.#ownPort(output), this.#ids)) return
    throw new Error(`$ ${step.command}\nshould say:\n${step.expected.join('\n')}\nand said:\n${output}`)
  }

  async #serve(step: Step): Promise<void> {
    await this.stopServer()
    const child = this.#spawn(step)
    this.#server = child
    const said = collect(child)
    const patience = AbortSignal.timeout(60_000)
    while (!matches(step.expected, this.#ownPort(said()), this.#ids, { soFar: true })) {
      if (child.exitCode !== null || patience.aborted) {
        throw new Error(`$ ${step.command}\nshould say:\n${step.expected.join('\n')}\nand said:\n${said()}`)
      }
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }

  #spawn({ command, input }: Step): ChildProcess {
    const withIds = command.replace(shortId, (name) => this.#ids.get(name) ?? name)
    const child = spawn('bash', ['-c', withIds.replaceAll(':8000', `:${this.#port}`)], {
      cwd: this.folder,
      env: this.#env,
      // A group of its own, so that what it started can be ended with it.
      detached: true,
    })
    child.stdin.on('error', () => {})
    child.stdin.end(input.replace(shortId, (name) => this.#ids.get(name) ?? name))
    return child
  }

  #ownPort(output: string): string {
    return output.replaceAll(String(this.#port), '8000')
  }

  #write(text: string): void {
    const [path, content] = titled(text)
    const file = this.#find(path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
  }

  #change(text: string): void {
    const [first = '', ...lines] = text.trimEnd().split('\n')
    if (!first.startsWith('--- ')) throw new Error('A diff begins with "--- " and the path of a file.')
    const file = this.#find(first.slice(4))
    const changed = changedBy(readFileSync(file, 'utf8'), lines)
    writeFileSync(file, changed)
  }

  #compare(text: string): void {
    const [path, content] = titled(text)
    const wrong = misquoted(content, readFileSync(this.#find(path), 'utf8'))
    if (wrong !== undefined) throw new Error(`${path} has no such lines:\n${wrong}`)
  }

  /** A migration's folder goes by its name: when it was made, the page cannot know. */
  #find(path: string): string {
    const [first = join(this.folder, path)] = /\/\d{14}_/.test(path)
      ? globSync(path.replace(/\/\d{14}_/, '/*_'), { cwd: this.folder }).map((found) => join(this.folder, found))
      : []
    return first
  }

  async stopServer(): Promise<void> {
    const server = this.#server
    this.#server = undefined
    if (server === undefined || server.exitCode !== null) return
    const gone = new Promise((resolve) => server.once('close', resolve))
    end(server, 'SIGTERM')
    await gone
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stopServer()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** The path in the comment of the first line, and the lines below it. */
function titled(text: string): [path: string, content: string] {
  const [first = '', ...lines] = text.split('\n')
  const path = /^(?:\/\/|--) (\S+\.\w+)$/.exec(first)?.[1]
  if (path === undefined) throw new Error(`The first line is a comment with the path of a file, not: ${first}`)
  return [path, lines.join('\n').replace(/^\n/, '')]
}

/** The part of a quotation that a file does not have, in this order. `// …` in a line of its own leaves lines out. */
export function misquoted(quotation: string, file: string): string | undefined {
  let from = 0
  for (const part of quotation.split(/^ *\/\/ …\n/m).map((text) => text.replace(/^\n+|\s+$/g, ''))) {
    const at = file.indexOf(part, from)
    if (at === -1) return part
    from = at + part.length
  }
  return undefined
}

/** @param lines - of a diff: ` ` before what stays, `-` before what goes, `+` before what comes, `@@` between places */
export function changedBy(before: string, lines: readonly string[]): string {
  let changed = before
  for (const hunk of lines.join('\n').split(/^@@.*\n/m)) {
    const own = hunk.replace(/\n$/, '').split('\n')
    const side = (other: string) =>
      own
        .filter((line) => line[0] !== other)
        .map((line) => `${line.slice(1)}\n`)
        .join('')
    const old = side('+')
    const found = changed.split(old).length - 1
    if (found !== 1) throw new Error(`These lines occur ${found} times in the file:\n${old}`)
    changed = changed.replace(old, () => side('-'))
  }
  return changed
}

/** With all that it started. */
function end({ pid }: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (pid !== undefined) process.kill(-pid, signal)
}

function collect(child: ChildProcess): () => string {
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk
    })
  }
  return () => output
}

async function ended(child: ChildProcess): Promise<{ code: number | null; output: string }> {
  const said = collect(child)
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, output: said() }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}
