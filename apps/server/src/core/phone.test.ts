import { expect, test } from 'vitest'
import { asciiDigits, e164Of, phoneDigits } from './phone.ts'
import { Phone } from './shapes.ts'

test('numbers in one spelling', () => {
  const same = ['0612345678', '+212612345678', '00212 6 12 34 56 78', '+212 (0)612 345 678', '612.345.678']
  for (const text of [...same, '٠٦١٢٣٤٥٦٧٨', '+۲۱۲۶۱۲۳۴۵۶۷۸', '\u202a+212 612-345-678\u202c']) {
    expect([text, phoneDigits(text)]).toEqual([text, '212612345678'])
    expect([text, e164Of(text)]).toEqual([text, '+212612345678'])
  }
  expect(phoneDigits('0712345678')).toBe('212712345678')
  expect(phoneDigits('+33 6 12 34 56 78')).toBe('33612345678')
  expect(phoneDigits('0522 123 456')).toBe('212522123456')
})

test('what is too short or too long is no number to send to', () => {
  for (const text of ['', '---', '12345', '+212 6', '1'.repeat(16), 'call me']) expect(e164Of(text)).toBeUndefined()
})

test('a number is taken in whichever digits it was typed, and kept in ours', () => {
  expect(asciiDigits('٠٩۰۹')).toBe('0909')
  expect(Phone.parse(' \u200e٠٦١٢ ٣٤٥ ٦٧٨ ')).toBe('0612 345 678')
  expect(Phone.safeParse('०६१२').success).toBe(false)
})
