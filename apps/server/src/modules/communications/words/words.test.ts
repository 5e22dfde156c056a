import { describe, expect, test } from 'vitest'
import { languages } from '../../../core/shapes.ts'
import { type Channel, channels, type NotificationKind, notificationKinds } from '../tables.ts'
import { exampleFacts } from './examples.ts'
import type { MessageFacts } from './facts.ts'
import { faultsOf } from './faults.ts'
import { renderMessage, usualWords } from './index.ts'
import { words } from './languages/index.ts'
import { smsSize } from './sms.ts'
import { readPage } from './test/page.ts'

const all = notificationKinds.flatMap((kind) =>
  channels.flatMap((channel) => languages.map((language) => ({ kind, channel, language }))),
)
const emails = all.filter(({ channel }) => channel === 'email')
/** All that somebody reads of it, whichever program they have. */
const everything = (facts: MessageFacts) => {
  const { subject, text, html, attachments, template } = renderMessage(facts)
  const parts = [subject, text, html, ...attachments.map(({ content }) => content), ...(template?.parameters ?? [])]
  return parts.join('\n').replaceAll('\r\n ', '')
}
/** As little as a message can know. */
function bare(which: (typeof all)[0]): MessageFacts {
  const { policy, reason, cancelledBy, amount, refund, until, receiptNumber, day, link, ...facts } = exampleFacts(which)
  const { booking } = facts
  return {
    ...facts,
    recipientName: '',
    business: { ...facts.business, phone: '', email: '', address: undefined },
    booking: booking && { ...booking, services: [], staffName: '', previous: undefined, reference: '' },
  }
}

test('there are words for every kind, channel and language, and none of them would be refused to a business', () => {
  expect(all).toHaveLength(13 * 3 * 3)
  for (const { kind, channel, language } of all) {
    const { subject, body } = usualWords(kind, channel, language)
    expect([kind, channel, language, body.length > 20]).toEqual([kind, channel, language, true])
    expect([kind, language, subject !== '']).toEqual([kind, language, channel === 'email'])
    expect(faultsOf({ kind, channel, subject, body })).toEqual([])
  }
})

test.for([
  ['with all that can be known', exampleFacts],
  ['with next to nothing known', bare],
] as const)('%s, nothing is left that only programs understand', ([, factsOf]) => {
  for (const which of all) {
    const facts = factsOf(which)
    const { subject, text, html } = renderMessage(facts)
    const told = [which.kind, which.channel, which.language]
    expect([...told, everything(facts)]).toEqual([...told, expect.not.stringMatching(/undefined|null|NaN|\{\{|\}\}/)])
    expect([...told, text]).toEqual([...told, expect.stringMatching(/^\S[\s\S]*\S\s*$/)])
    expect(text).not.toMatch(/\n{3}| {2}|: *\n\n/)
    expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u)
    expect([...told, subject !== '', html !== '']).toEqual([...told, ...Array(2).fill(which.channel === 'email')])
  }
})

test('a page says its language and direction, says the same as the text, and is small', () => {
  for (const which of emails) {
    const { html, text, subject } = renderMessage(exampleFacts(which))
    const page = readPage(html)
    const direction = which.language === 'ar' ? 'rtl' : 'ltr'
    expect(page.elements[0]).toEqual({ name: 'html', attributes: { lang: which.language, dir: direction } })
    expect(Buffer.byteLength(html)).toBeLessThan(30_000)
    expect(page.elements.filter(({ name }) => ['img', 'script', 'link', 'iframe', 'form'].includes(name))).toEqual([])
    const wordsOf = (said: string) => new Set(said.match(/[\p{L}\p{N}]+/gu))
    const links = page.elements.map(({ attributes: { href = '' } }) => href)
    expect(wordsOf(`${page.text} ${links.join(' ')}`)).toEqual(wordsOf(`${subject} ${text}`))
  }
})

test('the colour of the business is behind its name and its button, with letters that can be read', () => {
  const facts = exampleFacts({ kind: 'booking_confirmed', channel: 'email', language: 'fr' })
  const styles = (colour: string) => {
    const { html } = renderMessage({ ...facts, business: { ...facts.business, colour } })
    return html.match(/background-color: #\w+; color: #\w+/g)
  }
  expect(styles('#fde047')).toEqual(Array(2).fill('background-color: #fde047; color: #000000'))
  expect(styles('#111111')).toEqual(Array(2).fill('background-color: #111111; color: #ffffff'))
  expect(styles('red; x: url(//evil.example)')).toEqual(Array(2).fill('background-color: #0f766e; color: #ffffff'))
})

test('what is told is the time on the wall that was promised, whatever became of the zone since', () => {
  for (const language of languages) {
    const facts = exampleFacts({ kind: 'reminder', channel: 'sms', language })
    const booking = { ...facts.booking!, startTime: facts.booking!.startTime.add({ hours: 1 }) }
    expect(renderMessage({ ...facts, booking }).text).toContain('14:30')
  }
})

test('a move tells both times, and a reminder how to answer', () => {
  for (const { kind, channel, language } of all) {
    const { text } = renderMessage(exampleFacts({ kind, channel, language }))
    if (kind === 'booking_moved') expect(text).toMatch(/14:30[\s\S]*10:00|10:00[\s\S]*14:30/)
    if (kind === 'reminder' && channel !== 'email') expect(text).toMatch(/\b1\b[\s\S]*\b2\b/)
  }
})

test('a move to somebody else tells whom it was with', () => {
  const facts = exampleFacts({ kind: 'booking_moved', channel: 'email', language: 'en' })
  const previous = { wallTime: '2030-01-05T10:00', staffName: 'Karim' }
  const { text, html } = renderMessage({ ...facts, booking: { ...facts.booking!, previous } })
  expect(text).toContain('Before: Saturday, 5 January 2030 at 10:00, \u2068Karim\u2069\n')
  expect(html).toMatch(/line-through[^>]*>Saturday, 5 January 2030 at 10:00, \u2068Karim\u2069</)
  expect(renderMessage(facts).text).toContain('Before: Saturday, 5 January 2030 at 10:00\n')
})

test('who cancelled it makes a difference, and so does what is owed', () => {
  const facts = exampleFacts({ kind: 'booking_cancelled', channel: 'email', language: 'en' })
  const said = (more: Partial<MessageFacts>) =>
    renderMessage({ ...facts, reason: undefined, refund: undefined, cancelledBy: undefined, ...more }).text
  expect(said({ cancelledBy: 'business', reason: 'Closed' })).toMatch(/we are sorry\.\nReason: Closed\n\n/)
  expect(said({ cancelledBy: 'customer', amount: { minor: 9000, currency: 'MAD' } })).toMatch(
    /as you asked\.\nCancellation fee: MAD\u00a090\.00\n\n/,
  )
  expect(said({})).toMatch(/at 14:30 is cancelled\.\n\n/)
})

describe('an SMS', () => {
  test('has at most two parts, but in Arabic one more for a link, and few have one there', () => {
    for (const which of all.filter(({ channel }) => channel === 'sms')) {
      const { text } = renderMessage(exampleFacts(which))
      const isLonger = which.language === 'ar' && text.includes('https://')
      expect([which.kind, which.language, smsSize(text).parts]).toEqual([
        which.kind,
        which.language,
        expect.toBeOneOf(isLonger ? [3] : [1, 2]),
      ])
      const linked = ['booking_confirmed', 'waitlist_offer', 'deposit_due']
      if (isLonger) expect(linked).toContain(which.kind)
    }
  })

  test('in French and English has only letters of the alphabet of SMS, as long as nobody is called otherwise', () => {
    for (const which of all.filter(({ channel, language }) => channel === 'sms' && language !== 'ar')) {
      for (let month = 1; month <= 12; month += 1) {
        const facts = exampleFacts(which)
        const wallTime = `2030-${String(month).padStart(2, '0')}-07T14:30`
        const { text } = renderMessage({ ...facts, booking: facts.booking && { ...facts.booking, wallTime } })
        expect(text).toMatch(/^[\w\n\r @£$¥èéùìòÇØøÅåÆæßÉ!"#¤%&'()*+,\-./:;<=>?¡ÄÖÑÜ§¿äöñüà]+$/)
      }
    }
  })
})

test('numbers ask for the right form of the word', () => {
  const { fr, ar, en } = words
  expect([0, 1, 2].map(fr.appointments)).toEqual(['aucun rendez-vous', '1 rendez-vous', '2 rendez-vous'])
  expect([0, 1, 2].map(en.appointments)).toEqual(['no appointments', '1 appointment', '2 appointments'])
  expect([0, 1, 2, 3, 10, 11, 99, 100, 103, 111].map(ar.appointments)).toEqual([
    'لا توجد مواعيد',
    'موعد واحد',
    'موعدان',
    '3 مواعيد',
    '10 مواعيد',
    '11 موعدًا',
    '99 موعدًا',
    '100 موعد',
    '103 مواعيد',
    '111 موعدًا',
  ])
  expect([2, 5, 12, 200].map(ar.people)).toEqual(['شخصان', '5 أشخاص', '12 شخصًا', '200 شخص'])
  expect([1, 2].map(fr.people)).toEqual(['1 personne', '2 personnes'])
})

test('where services are not told, there is no word of them or of notes, the invite included', () => {
  const secret = /Epilation|enceinte/
  let seen = 0
  for (const which of all) {
    const facts = exampleFacts(which)
    const { booking, day } = facts
    const told = {
      ...facts,
      booking: booking && { ...booking, services: ['Epilation'], notes: 'enceinte' },
      day: day && { ...day, bookings: day.bookings.map((one) => ({ ...one, service: 'Epilation' })) },
    }
    if (secret.test(everything(told))) seen += 1
    expect(everything({ ...told, hideServices: true })).not.toMatch(secret)
  }
  // Otherwise this would find nothing anywhere.
  expect(seen).toBeGreaterThan(40)
})

test('among Arabic words what is not Arabic keeps its own direction, and the other way round', () => {
  const said = (kind: NotificationKind, channel: Channel, language: 'ar' | 'fr', more: Partial<MessageFacts> = {}) =>
    renderMessage({ ...exampleFacts({ kind, channel, language }), ...more })
  const arabic = said('booking_confirmed', 'email', 'ar', { recipientName: 'Amina' })
  expect(arabic.text).toContain('مرحبًا \u2068Amina\u2069،')
  expect(arabic.text).toContain('المرجع: \u2068ACDE2346\u2069')
  expect(arabic.html).toContain('مرحبًا <bdi>Amina</bdi>،')
  // What is Arabic anyway costs no characters.
  expect(said('booking_confirmed', 'email', 'ar').text).toContain('مرحبًا أمينة برادة،')
  expect(said('booking_confirmed', 'email', 'fr', { recipientName: 'أمينة' }).text).toContain(
    'Bonjour \u2068أمينة\u2069,',
  )
  expect(said('refund', 'sms', 'ar').text).toContain('\u2068100,00\u00a0د.م.\u2069')
})

test('WhatsApp gets the words that it knows by name, and something in each place', () => {
  for (const which of all) {
    const { template } = renderMessage(bare(which))
    if (which.channel !== 'whatsapp') expect(template).toBeUndefined()
    else {
      expect(template?.name).toBe(which.kind)
      // WhatsApp approves no words that begin or end with a place.
      expect(usualWords(which.kind, 'whatsapp', which.language).body).toMatch(/^[^{][\s\S]*\p{L}[^{}]*$/u)
      const places = usualWords(which.kind, 'whatsapp', which.language).body.match(/\{\{\w+\}\}/g)
      expect(template?.parameters).toHaveLength(places?.length ?? 0)
      for (const parameter of template?.parameters ?? []) expect(parameter).toMatch(/^\S([^\n\t]*\S)?$/)
    }
  }
})
