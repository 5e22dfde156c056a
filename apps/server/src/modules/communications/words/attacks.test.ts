import fc from 'fast-check'
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { languages } from '../../../core/shapes.ts'
import { notificationKinds } from '../tables.ts'
import { exampleFacts } from './examples.ts'
import type { MessageFacts } from './facts.ts'
import { renderMessage } from './index.ts'
import { readPage } from './test/page.ts'

const evil = fc
  .array(
    fc.oneof(
      fc.constantFrom('<script>alert(1)</script>', '<', '>', '"', "'", '&', '&lt;', '&#x3c;', '</td>', '<!--', ']]>'),
      fc.constantFrom('{{link}}', '{{customer}}', '{{', '}}', '\r\nBcc: x@example.com', '\n', '\0', '\u2028', '\u202e'),
      fc.constantFrom('\u2069', '\u200f', '$1', '$&', '\\', ';', ',', 'أمينة', '😀', 'javascript:alert(1)', '\ud800'),
      fc.string({ maxLength: 5, unit: 'binary' }),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => parts.join(''))
// Nothing where there was something would be another page.
const some = evil.map((text) => `x${text}x`)

const written = fc.record({
  customer: some,
  business: some,
  phone: some,
  url: some,
  address: some,
  service: some,
  staff: some,
  reference: some,
  notes: some,
  policy: some,
  reason: some,
  link: some,
})

function factsWith(which: Parameters<typeof exampleFacts>[0], said: (name: string) => string): MessageFacts {
  const facts = exampleFacts(which)
  const { booking, day, business } = facts
  return {
    ...facts,
    recipientName: said('customer'),
    business: {
      ...business,
      ...{
        name: said('business'),
        phone: said('phone'),
        url: `https://demo.example/?${said('url')}`,
        address: said('address'),
      },
    },
    booking: booking && {
      ...booking,
      ...{
        services: [said('service')],
        staffName: said('staff'),
        ...(booking.previous && { previous: { ...booking.previous, staffName: `${said('staff')}y` } }),
        reference: said('reference'),
        notes: said('notes'),
      },
    },
    policy: [said('policy')],
    reason: said('reason'),
    link: `https://demo.example/?q=${said('link')}`,
    day: day && {
      ...day,
      bookings: day.bookings.map((one) => ({ ...one, service: said('service'), customer: said('customer') })),
    },
  }
}

/** Elements and attributes, without what only links say. */
const shapeOf = (html: string) =>
  readPage(html).elements.map(({ name, attributes: { href, ...others } }) => [name, others, href?.slice(0, 20)])

test('whatever people are called and write, a mail has the elements that it has anyway, and one line of subject', () => {
  const which = fc.record({
    kind: fc.constantFrom(...notificationKinds),
    language: fc.constantFrom(...languages),
    channel: fc.constant('email' as const),
  })
  fc.assert(
    fc.property(which, written, (about, words) => {
      const { subject, html, text, attachments } = renderMessage(
        factsWith(about, (name) => words[name as keyof typeof words]),
      )
      const harmless = renderMessage(factsWith(about, () => 'harmless'))
      expect(shapeOf(html)).toEqual(shapeOf(harmless.html))
      expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u)
      // No line of a letter is made by a name.
      expect(text.split('\n')).toHaveLength(harmless.text.split('\n').length)
      expect(html + text + subject).not.toMatch(/[\u202a-\u202e\u2066\u2067]/)
      for (const said of [html, text, subject]) expect(said.isWellFormed()).toBe(true)
      const calendar = attachments.map(({ content }) => new ICAL.Component(ICAL.parse(content)))
      const usual = harmless.attachments.map(({ content }) => new ICAL.Component(ICAL.parse(content)))
      const namesOf = (all: ICAL.Component[]) =>
        all.flatMap((one) => one.getAllSubcomponents().map((event) => event.getAllProperties().map(({ name }) => name)))
      expect(namesOf(calendar)).toEqual(namesOf(usual))
      for (const { content } of attachments) {
        for (const line of content.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      }
    }),
    { numRuns: 300 },
  )
})

test('what is put in is text: a name that looks like a placeholder, an element or a header stays one', () => {
  const facts = exampleFacts({ kind: 'booking_confirmed', channel: 'email', language: 'en' })
  const own = { subject: 'For {{customer}}', body: 'Hello {{customer}}.', version: 3 }
  const named = (recipientName: string) => renderMessage({ ...facts, recipientName }, own)
  expect(named('{{link}}').text).toContain('Hello {{link}}.')
  expect(named('$& $1').text).toContain('Hello $& $1.')
  expect(named('<script>').html).toContain('Hello <bdi>&lt;script&gt;</bdi>.')
  expect(named('Amina\r\nBcc: x@example.com').subject).toBe('For Amina Bcc: x@example.com')
  expect(named('a\u202eb\u2069c').text).toContain('Hello abc.')
})

test('a business’s own words are text, too: its elements are shown, not made', () => {
  const facts = exampleFacts({ kind: 'booking_confirmed', channel: 'email', language: 'ar' })
  fc.assert(
    fc.property(evil, evil, (subject, body) => {
      const own = { subject, body: `{{customer}} ${body}`, version: 1 }
      const { elements } = readPage(renderMessage(facts, own).html)
      const allowed = 'html head meta title style body table tr td p br bdi a'.split(' ')
      expect(elements.filter(({ name }) => !allowed.includes(name))).toEqual([])
      expect(renderMessage(facts, own).subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u)
      for (const { attributes } of elements.filter(({ name }) => name === 'a')) {
        expect(attributes.href).toBeOneOf([facts.link, `${facts.business.url}/`])
      }
    }),
    { numRuns: 200 },
  )
})

test('a link that is none of the web is not there', () => {
  const facts = exampleFacts({ kind: 'waitlist_offer', channel: 'email', language: 'en' })
  const linkOf = (link: string) =>
    readPage(renderMessage({ ...facts, link }).html)
      .elements.filter((one) => one.name === 'a')
      .slice(0, -1)
  expect(linkOf('javascript:alert(1)')).toEqual([])
  expect(linkOf('data:text/html,x')).toEqual([])
  expect(linkOf('no address')).toEqual([])
  expect(linkOf('https://demo.example/"onclick="x')[0]?.attributes.href).toBe('https://demo.example/%22onclick=%22x')
})
