import { createHash } from 'node:crypto'
import type { FieldDef } from 'pg'
import { encodeClose, encodePrepare, type Preparation, type StatementResult, unnamed } from './wire.ts'

/**
 * The named statements of one connection. A name belongs to one tenant and one text, so its plan always runs under the
 * path it was made for and is not made again; one name for all tenants would be planned anew at every change of tenant.
 * A statement gets a name at its second use, and the least recently used one goes when there are too many: the server
 * keeps some 16 kB for each.
 */
export class PreparedStatements {
  readonly #most: number
  /** Least recently used first. */
  readonly #known = new Map<string, FieldDef[]>()
  readonly #seen = new Set<string>()

  constructor(most: number) {
    this.#most = most
  }

  /** Least recently used first; for tests. */
  get names(): string[] {
    return [...this.#known.keys()]
  }

  prepare(tenant: string, text: string): Preparation {
    const name = nameOf(tenant, text)
    const fields = this.#known.get(name)
    if (fields !== undefined) {
      this.#known.delete(name)
      this.#known.set(name, fields)
      return { before: undefined, name, fields }
    }
    if (!this.#seen.has(name)) {
      if (this.#seen.size > 10 * this.#most) this.#seen.clear()
      this.#seen.add(name)
      return unnamed
    }
    return { before: Buffer.concat([...this.#makeRoom(), encodePrepare(name, text)]), name, fields: undefined }
  }

  /** It ran: from now on its columns are known, and the server refuses (0A000) should they ever change. */
  keep(preparation: Preparation, result: StatementResult): void {
    if (preparation.name === undefined || preparation.fields !== undefined) return
    this.#known.set(preparation.name, result.fields)
  }

  /** It failed: whether the server has it is not known, and it will be made anew. */
  drop(preparation: Preparation): void {
    if (preparation.name !== undefined) this.#known.delete(preparation.name)
  }

  #makeRoom(): Buffer[] {
    if (this.#known.size < this.#most) return []
    const oldest = this.#known.keys().next().value as string
    this.#known.delete(oldest)
    return [encodeClose(oldest)]
  }
}

const hashes = new Map<string, string>()

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 20)

// Unique by content: should a pooler nevertheless hand us a backend that knows the name, it knows the same text.
function nameOf(tenant: string, text: string): string {
  let hash = hashes.get(text)
  if (hash === undefined) {
    if (hashes.size > 5000) hashes.clear()
    hash = sha256(text)
    hashes.set(text, hash)
  }
  // PostgreSQL tells names apart by their first 63 bytes; a UUID leaves room for the hash, another id may not.
  const key = Buffer.byteLength(tenant) <= 36 ? tenant : sha256(tenant)
  return `t_${key}_${hash}`
}
