import { describe, expect, test } from 'vitest'
import { candidatesFor, faultOf, freeOf, isConfusable } from './names.ts'

describe('an address', () => {
  test.each([
    ...['b00kme', 'adrnin', 'l0gin', 'log-in', 'sign-up', 'adm1n', 'aclmin', 'vvww', 'supp0rt', 'a-p-i', 'bookrne'],
    // Of other scripts, wholly or in part; with accents and signs.
    ...['аdmin', 'аԁmin', 'ѕuрроrt', 'bооkmе', 'âdmin', 'adm!n', '@dmin', 'ｂｏｏｋｍｅ'],
    // The platform's own name among others.
    ...['bookme-help', 'my-bookme', 'book-me', 'my-book-me', 'b00k-me-pay', 'bookmeapp', 'mybookme', 'b00kme2'],
    // What somebody would pose as.
    ...['secure-login', 'support-team', 'the-admin'],
  ])('%s is taken for one of the platform’s', (name) => {
    expect(isConfusable(name)).toBe(true)
    expect(faultOf(name)).toBe('confusable')
  })

  test.each([
    ...['salon-yasmine', 'salon1', 'clinique', 'bernard', 'admire', 'loginova', 'facebookmedia', 'shopping', 'atlas'],
    ...['books-me-up', 'demo', 'acme', 'a', '7eme-art', 'barber-4-you'],
  ])('%s is not', (name) => {
    expect(faultOf(name)).toBeUndefined()
  })

  test('of the platform’s own is reserved, and what is no part of a host invalid', () => {
    for (const name of ['www', 'admin', 'bookme']) expect(faultOf(name)).toBe('reserved')
    for (const name of ['', '-a', 'a--b', 'a_b', 'xn--dmin-4ve', 'salon yasmine', 'x'.repeat(42), 'صالون', 'a.b']) {
      expect([name, faultOf(name)]).toEqual([name, 'invalid'])
    }
  })

  test('that cannot be had has neighbours that can', () => {
    expect(freeOf(candidatesFor('demo', 'Démo Beauté'), new Set(['demo-beaute']))).toEqual([
      'demo-beaute-salon',
      'demo-beaute-rdv',
      'demo-beaute-2',
    ])
    // None of them is one that cannot be had.
    for (const name of ['admin', 'b00kme', 'bookme', 'x'.repeat(41)]) {
      for (const candidate of candidatesFor(name)) expect(faultOf(candidate)).toBeUndefined()
    }
    expect(candidatesFor('صالون')).toEqual([])
  })
})
