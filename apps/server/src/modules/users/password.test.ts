import { describe, expect, test } from 'vitest'
import { WeakPasswordError } from './errors.ts'
import { assertGoodPassword, hashPassword, verifyPassword } from './password.ts'

describe('a password', () => {
  test('is kept as Argon2id with its own salt and parameters, and only the same one verifies', async () => {
    const [one, two] = await Promise.all([hashPassword('correct horse'), hashPassword('correct horse')])
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
    expect(two).not.toBe(one)
    expect(await verifyPassword({ hash: one, password: 'correct horse' })).toBe(true)
    expect(await verifyPassword({ hash: one, password: 'correct horsf' })).toBe(false)
    expect(await verifyPassword({ hash: one, password: '' })).toBe(false)
  })

  test('hashed by another program or with other parameters still verifies', async () => {
    // The reference implementation's own test vector: argon2id, m=65536, t=2, p=1, "password" with salt "somesalt".
    const hash = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
    expect(await verifyPassword({ hash, password: 'password' })).toBe(true)
    expect(await verifyPassword({ hash, password: 'Password' })).toBe(false)
  })

  test('is the same however its accents were typed', async () => {
    const hash = await hashPassword('café au lait'.normalize('NFC'))
    expect(await verifyPassword({ hash, password: 'café au lait'.normalize('NFD') })).toBe(true)
  })

  test.each([
    '',
    'plain text',
    '$argon2i$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc',
    '$argon2id$v=19$m=9999999,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc',
    '$argon2id$v=19$m=19456,t=0,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc',
    '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$',
  ])('stored as %j is an error that does not repeat it', async (hash) => {
    const failure = await verifyPassword({ hash, password: 'x' }).catch((error: Error) => error)
    expect(failure).toBeInstanceOf(Error)
    expect((failure as Error).message).toBe('A stored password hash cannot be read.')
  })

  test.each([
    ['too short', 'nine char'],
    ['short in characters though not in code units', '😀'.repeat(9)],
    ['too long', 'x'.repeat(129)],
    ['the email address', 'Person@Example.com '],
  ])('that is %s is refused', (_why, password) => {
    expect(() => assertGoodPassword(password, 'person@example.com')).toThrow(WeakPasswordError)
  })

  test('of ten characters will do', () => {
    expect(() => assertGoodPassword('ten chars!', 'person@example.com')).not.toThrow()
  })
})
