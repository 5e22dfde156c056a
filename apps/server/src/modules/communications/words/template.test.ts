import { describe, expect, test } from 'vitest'
import { exampleFacts } from './examples.ts'
import { faultsOf } from './faults.ts'
import { renderMessage } from './index.ts'
import { plainForSms, smsSize } from './sms.ts'

const template = { kind: 'reminder', channel: 'email', subject: '', body: 'x' } as const

describe('the words of a business are refused, with the field and what there is,', () => {
  test.for([
    [
      'a name that there is not',
      { body: 'Hello {{custommer}}' },
      'body',
      'knows no {{custommer}}; there are {{customer}}, ',
    ],
    ['a name of another kind', { body: '{{until}}' }, 'body', 'knows no {{until}}; there are '],
    ['a name of JavaScript’s own', { body: '{{constructor}} {{__proto__}}' }, 'body', 'knows no {{constructor}}'],
    ['something to be reckoned', { body: '{{1+1}}' }, 'body', 'knows no {{1+1}}'],
    ['nothing between braces', { body: '{{ }}' }, 'body', 'knows no {{}}'],
    ['braces that are left open', { body: 'At {{time, {{customer}}' }, 'body', 'has braces that are not a placeholder'],
    ['braces that nothing opens', { body: 'At time}}' }, 'body', 'has braces that are not a placeholder'],
    ['a list in a subject', { subject: 'x {{details}}' }, 'subject', 'knows no {{details}}'],
    ['a subject where there is none', { channel: 'sms', subject: '{{customer}}' }, 'subject', 'there are none'],
    ['an offer that cannot be taken', { kind: 'waitlist_offer', body: 'Come!' }, 'body', 'must have {{link}}'],
    ['an SMS that is a letter', { channel: 'sms', body: 'x'.repeat(613) }, 'body', 'takes 5 parts of an SMS'],
    ['an SMS that is a letter in Arabic', { channel: 'sms', body: 'م'.repeat(269) }, 'body', 'takes 5 parts'],
  ] as const)('for %s', ([, change, field, message]) => {
    const faults = faultsOf({ ...template, ...change })
    expect(faults[0]).toEqual({ field, message: expect.stringContaining(message) })
  })

  test('and else taken', () => {
    const body = 'Bonjour {{ customer }}, à {{start_time}}. {not one} } {'
    expect(faultsOf({ ...template, body, subject: '{{date}}' })).toEqual([])
    expect(faultsOf({ ...template, channel: 'sms', body: 'x'.repeat(612) })).toEqual([])
    expect(faultsOf({ ...template, kind: 'deposit_due', body: '{{ link }}' })).toEqual([])
  })
})

describe('a template', () => {
  const facts = exampleFacts({ kind: 'booking_cancelled', channel: 'email', language: 'fr' })
  const said = (body: string, more: Partial<typeof facts> = {}) =>
    renderMessage({ ...facts, ...more }, { subject: '', body, version: 7 })

  test('has lines that are paragraphs where a blank one is between them', () => {
    const { html } = said('Un\ndeux\r\n\r\n\r\n\r\ntrois')
    expect(html.match(/<p [^>]*>[\s\S]*?<\/p>/g)?.map((p) => p.replace(/<p [^>]*>/, '<p>'))).toEqual([
      '<p>Un<br>\ndeux</p>',
      '<p>trois</p>',
    ])
  })

  test('leaves out a line about something that is not there, unless it is the only one', () => {
    const body = 'Annulé.\nMotif : {{reason}}\n{{amount}} {{refund}}'
    expect(said(body).text).toMatch(/^Annulé\.\nMotif : Fermeture exceptionnelle\n100,00\sMAD\n\nSalon/)
    expect(said(body, { reason: undefined, refund: undefined }).text).toMatch(/^Annulé\.\n\nSalon/)
    expect(said('Motif : {{reason}}', { reason: undefined }).text).toMatch(/^Motif :\n\nSalon/)
  })

  test('has a button for a link on a line of its own, and an address for one among words', () => {
    const buttons = (body: string) => said(body).html.match(/display: inline-block/g)?.length ?? 0
    expect([buttons('A\n{{link}}\nB'), buttons('A {{link}} B')]).toEqual([1, 0])
    expect(said('A {{link}} B').text).toContain(`A ${facts.link} B`)
  })

  test('keeps the platform’s subject where it has none, and says its version', () => {
    expect(said('x')).toMatchObject({ subject: expect.stringMatching(/^Rendez-vous annulé/), templateVersion: 7 })
    expect(renderMessage(facts).templateVersion).toBe(0)
  })

  test('of before there were rules still makes a message', () => {
    expect(said('Le {{start_time}}, {{nothing}} {{constructor}}{{').text).toMatch(
      /^Le lundi 7 janvier 2030 à 14:30, {{/,
    )
  })
})

test('how long an SMS is', () => {
  expect(smsSize('x'.repeat(160))).toEqual({ parts: 1, left: 0 })
  expect(smsSize('x'.repeat(161))).toEqual({ parts: 2, left: 145 })
  expect(smsSize('€'.repeat(80))).toEqual({ parts: 1, left: 0 })
  // 153 is odd: what takes two places begins in the next part.
  expect(smsSize('€'.repeat(153))).toEqual({ parts: 3, left: 151 })
  expect(smsSize('م'.repeat(70))).toEqual({ parts: 1, left: 0 })
  expect(smsSize('م'.repeat(71))).toEqual({ parts: 2, left: 63 })
  expect(smsSize('😀'.repeat(35))).toEqual({ parts: 1, left: 0 })
  expect(smsSize('😀'.repeat(67))).toEqual({ parts: 3, left: 65 })
  expect(smsSize('')).toEqual({ parts: 1, left: 160 })
  expect(plainForSms('l’été\u202f: «\u00a0oui\u00a0» – …')).toBe('l\'été : " oui " - ...')
  // It would be of no use here.
  expect(plainForSms('l’août')).toBe('l’août')
})
