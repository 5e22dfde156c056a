import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { linkToken, readLinkToken } from './signed.ts'

const secret = 'a secret of thirty-two characters or more'
const until = Temporal.Instant.from('2030-01-07T09:00:00Z')
const before = until.subtract({ milliseconds: 1 })
const id = '01a20151-7c3e-7d52-9a41-5b0e6f2c8d17'
const token = linkToken(secret, 'manage one', id, until)

test('a token is worth the id it carries until it expires, and has the form of an address', () => {
  expect(token).toMatch(/^[\w.-]{1,100}$/)
  expect(readLinkToken(secret, 'manage one', token, before)).toBe(id)
  expect(readLinkToken(secret, 'manage one', token, until)).toBeUndefined()
  for (const one of Array.from({ length: 50 }, () => randomUUID())) {
    expect(readLinkToken(secret, 'p', linkToken(secret, 'p', one, until), before)).toBe(one)
  }
})

test('a token is worth nothing for another purpose, at another business or with another secret', () => {
  for (const purpose of ['manage two', 'hold one', 'manage', '', 'manage one ', `manage one ${id}`]) {
    expect(readLinkToken(secret, purpose, token, before)).toBeUndefined()
  }
  expect(readLinkToken(`${secret}.`, 'manage one', token, before)).toBeUndefined()
})

test('a token that was changed in any place is worth nothing but, at most, what it was given for', () => {
  for (let place = 0; place < token.length; place++) {
    for (const letter of ['A', 'z', '0', '_', '.', ' ', 'é']) {
      const changed = `${token.slice(0, place)}${letter}${token.slice(place + 1)}`
      if (changed === token) continue
      // The last letter of what is written in 64 letters has bits that mean nothing.
      expect([undefined, id]).toContain(readLinkToken(secret, 'manage one', changed, before))
      expect(readLinkToken(secret, 'manage one', changed, until)).toBeUndefined()
    }
  }
  const [named, , proof] = token.split('.')
  const later = until.add({ hours: 1 })
  for (const odd of ['', '.', '..', `${named}..${proof}`, token.slice(1), `${token}\n`, `${token}.`, token.repeat(2)]) {
    expect(readLinkToken(secret, 'manage one', odd, before)).toBeUndefined()
  }
  const longer = `${named}.${Math.floor(later.epochMilliseconds / 1000).toString(36)}.${proof}`
  expect(readLinkToken(secret, 'manage one', longer, before)).toBeUndefined()
})

test('a token that expires at the end of time can be read', () => {
  const end = Temporal.Instant.from('9999-12-31T23:59:59Z').add({ hours: 90 * 24 })
  expect(readLinkToken(secret, 'p', linkToken(secret, 'p', id, end), before)).toBe(id)
})
