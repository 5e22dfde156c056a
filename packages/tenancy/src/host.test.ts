import { domainToASCII, domainToUnicode } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalDomain, canonicalHost, InvalidHostError } from './index.ts'

describe('a label that claims to be punycode', () => {
  test.for(['xn--a.localhost', 'xn--0.ma', 'xn--99999999.ma', 'xn--zz--a.com', 'acme.xn--abc', 'XN--A.localhost:80'])(
    'is refused when it does not decode: %s',
    (host) => {
      expect(canonicalHost(host)).toBeUndefined()
      expect(() => canonicalDomain(host)).toThrow(InvalidHostError)
    },
  )

  test.for([
    ['xn--caf-dma.ma', 'café.ma'],
    ['xn--4gbrim.ma', 'موقع.ma'],
    ['a.xn--p1ai', 'a.рф'],
    ['xn--strae-oqa.de', 'straße.de'],
  ] as const)('is taken when it decodes: %s is %s', ([host, unicode]) => {
    expect(canonicalHost(host)).toBe(host)
    expect(canonicalHost(unicode)).toBe(host)
    expect(canonicalDomain(unicode)).toBe(host)
  })

  test('decodes and comes back the same, whatever was taken', () => {
    const label = fc.oneof(
      fc.stringMatching(/^xn--[a-z0-9-]{1,8}$/),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }),
    )
    let taken = 0
    fc.assert(
      fc.property(label, (text) => {
        const host = canonicalHost(`${text}.localhost`)
        if (host?.startsWith('xn--') !== true) return true
        taken += 1
        const unicode = domainToUnicode(host)
        return !unicode.startsWith('xn--') && domainToASCII(unicode) === host
      }),
      { numRuns: 5000 },
    )
    expect(taken).toBeGreaterThan(100)
  })
})
