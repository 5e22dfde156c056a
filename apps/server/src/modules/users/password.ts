import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { WeakPasswordError } from './errors.ts'

const derive = promisify(argon2)

/** Memory in KiB. */
interface Cost {
  memory: number
  passes: number
  parallelism: number
}

// OWASP Password Storage Cheat Sheet, first recommendation for Argon2id. Each hash keeps its own, so these may rise.
const currentCost: Cost = { memory: 19_456, passes: 2, parallelism: 1 }

// A hash from the database is trusted not to be an attack, but a broken one must not ask for gigabytes.
const highestCost: Cost = { memory: 1_048_576, passes: 64, parallelism: 16 }

const minLength = 10
/** Longer ones only cost time; the log-in refuses them as well. */
export const maxPasswordLength = 128

/**
 * For what a person is about to choose, not for what they log in with.
 *
 * @throws {WeakPasswordError} it is shorter than 10 characters, longer than 128, or the email address
 */
export function assertGoodPassword(password: string, email: string): void {
  const length = [...password].length
  if (length < minLength) {
    throw new WeakPasswordError(`A password needs at least ${minLength} characters; this one has ${length}.`)
  }
  if (password.length > maxPasswordLength) {
    throw new WeakPasswordError(`A password has at most ${maxPasswordLength} characters; this one has ${length}.`)
  }
  if (password.trim().toLowerCase() === email.trim().toLowerCase()) {
    throw new WeakPasswordError('The password must not be the email address.')
  }
}

/** @returns Argon2id as a PHC string: `$argon2id$v=19$m=19456,t=2,p=1$<salt>$<hash>`, base64 without padding */
export async function hashPassword(password: string): Promise<string> {
  const { memory, passes, parallelism } = currentCost
  const salt = randomBytes(16)
  const hash = await run(password, salt, 32, currentCost)
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${encode(salt)}$${encode(hash)}`
}

/** Takes the time of one hash, whatever the answer; the comparison does not tell where the two differ. */
export async function verifyPassword({ hash, password }: { hash: string; password: string }): Promise<boolean> {
  const { salt, expected, cost } = parse(hash)
  return timingSafeEqual(await run(password, salt, expected.length, cost), expected)
}

function run(password: string, nonce: Buffer, tagLength: number, cost: Cost): Promise<Buffer> {
  // The same é typed on two keyboards can be one code point or two.
  const parameters: Argon2Parameters = { message: password.normalize('NFKC'), nonce, tagLength, ...cost }
  return derive('argon2id', parameters)
}

const phc = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,64})\$([A-Za-z0-9+/]{22,128})$/

function parse(encoded: string): { salt: Buffer; expected: Buffer; cost: Cost } {
  const [, memory, passes, parallelism, salt, hash] = phc.exec(encoded) ?? []
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) }
  const sane = (Object.keys(cost) as (keyof Cost)[]).every((key) => cost[key] > 0 && cost[key] <= highestCost[key])
  // Not the value itself: errors end up in logs.
  if (salt === undefined || hash === undefined || !sane) throw new Error('A stored password hash cannot be read.')
  return { salt: Buffer.from(salt, 'base64'), expected: Buffer.from(hash, 'base64'), cost }
}

function encode(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}
