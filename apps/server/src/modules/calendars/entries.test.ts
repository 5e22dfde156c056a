import fc from 'fast-check'
import ICAL from 'ical.js'
import nodeIcal, { type VEvent } from 'node-ical'
import { describe, expect, test } from 'vitest'
import { calendarOf, type Entry, eventOf } from './entries.ts'

const startTime = Temporal.Instant.from('2030-01-07T09:00:00Z')
const entry: Entry = {
  bookingId: '01a20151-7c3e-7d52-9a41-5b0e6f2c8d17',
  reference: 'ACDE2346',
  status: 'confirmed',
  sequence: 2,
  startTime,
  endTime: startTime.add({ minutes: 30 }),
  changedAt: startTime.subtract({ hours: 24 }),
  services: ['Haircut'],
  whom: 'Amina Berrada',
}
const telling = { baseDomain: 'localhost', language: 'en' } as const

/** A feed with one event, as two programs that know nothing of each other read it. */
function read(change: Partial<Entry>, name = 'Salma') {
  const text = calendarOf([eventOf({ ...entry, ...change }, telling)], { feedOf: name })
  const component = new ICAL.Component(ICAL.parse(text))
  const [event] = component.getAllSubcomponents('vevent')
  const { vcalendar, ...others } = nodeIcal.sync.parseICS(text)
  const [other] = Object.values(others).filter((one) => one?.type === 'VEVENT')
  return { text, component, event: event!, vcalendar, other: other! as VEvent }
}

test('an event has all that calendars need to know it again', () => {
  const { text, event, other } = read({ services: ['Haircut', 'Colour'] })
  const one = new ICAL.Event(event)
  expect(one.uid).toBe('01a20151-7c3e-7d52-9a41-5b0e6f2c8d17@localhost')
  expect(one.sequence).toBe(2)
  expect(one.startDate.toString()).toBe('2030-01-07T09:00:00Z')
  expect(one.endDate.toString()).toBe('2030-01-07T09:30:00Z')
  expect([one.summary, one.description]).toEqual(['Haircut + Colour · Amina Berrada', 'Reference: ACDE2346'])
  for (const name of ['dtstamp', 'last-modified']) {
    expect(String(event.getFirstPropertyValue(name))).toBe('2030-01-06T09:00:00Z')
  }
  expect(event.hasProperty('location')).toBe(false)
  expect(other).toMatchObject({
    uid: one.uid,
    status: 'CONFIRMED',
    start: new Date('2030-01-07T09:00:00Z'),
    end: new Date('2030-01-07T09:30:00Z'),
    summary: one.summary,
  })
  expect(Number(other.sequence)).toBe(2)
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\nPRODID:-\/\/BookMe\/\/Bookings\/\/EN\r\n/)
  expect(text).toMatch(/\r\nEND:VCALENDAR\r\n$/)
})

test('a part of a longer booking has a UID of its own, and what is over says so', () => {
  expect(read({ position: 0 }).other.uid).toBe('01a20151-7c3e-7d52-9a41-5b0e6f2c8d17-0@localhost')
  const told = (['pending', 'confirmed', 'completed', 'cancelled', 'declined', 'expired'] as const).map(
    (status) => read({ status }).other.status,
  )
  expect(told).toEqual(['TENTATIVE', 'CONFIRMED', 'CONFIRMED', 'CANCELLED', 'CANCELLED', 'CANCELLED'])
})

test('it is told in the language of who reads it', () => {
  const described = (['fr', 'ar', 'en'] as const).map(
    (language) => eventOf(entry, { ...telling, language }).description,
  )
  expect(described).toEqual(['Référence\u202f: ACDE2346', 'المرجع: ACDE2346', 'Reference: ACDE2346'])
})

describe('whatever somebody is called', () => {
  const names = {
    'commas and semicolons': 'Berrada, Amina; née Alaoui: "Mina"',
    'backslashes at the end': 'Amina\\',
    'lines, as each system ends them': ['one\r\ntwo\rthree\nfour', 'one\ntwo\nthree\nfour'],
    'what others take for the end of a line': ['one\u2028two\u0085three\vfour', 'one\ntwo\nthree\nfour'],
    'control characters': ['a\u0007b\u001bc\u007fd\te', 'abcd\te'],
    emoji: '👩🏽‍🦰 Amina 💇🏽‍♀️'.repeat(12),
    Arabic: 'أمينة برادة بنت عبد الرحمن '.repeat(7).trim(),
    'accents, and letters of two and three octets in turn': 'aéخ€'.repeat(50),
    'two hundred letters without a gap': 'x'.repeat(200),
    'a folded line of its own': 'Amina\r\n ATTENDEE',
  }
  for (const [what, given] of Object.entries(names)) {
    test(`${what}: two programs read it as it was, in lines of 75 octets`, () => {
      const [name, expected] = typeof given === 'string' ? [given, given] : (given as [string, string])
      const { text, event, other } = read({ whom: name })
      const summary = `Haircut · ${expected.replaceAll('\r\n', '\n')}`
      expect(event.getFirstPropertyValue('summary')).toBe(summary)
      expect(other.summary).toBe(summary)
      for (const line of text.split('\r\n')) {
        const octets = Buffer.from(line)
        expect(octets.length).toBeLessThanOrEqual(75)
        // Cut between characters, not in one.
        expect(line).not.toContain('\uFFFD')
        expect(line.isWellFormed()).toBe(true)
      }
    })
  }

  test('nobody writes a property, an event or a calendar of their own by their name', () => {
    const evil =
      'Amina\r\nATTENDEE:mailto:x@example.com\nEND:VEVENT\rBEGIN:VEVENT\u2028UID:other\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n'
    const { component, event, other, vcalendar, text } = read(
      { whom: evil, services: [evil], reference: evil },
      `${evil},;\\`,
    )
    expect(component.getAllSubcomponents()).toHaveLength(1)
    expect(event.getAllProperties().map(({ name }) => name)).toEqual(
      'uid sequence dtstamp dtstart dtend summary description status last-modified'.split(' '),
    )
    expect(component.getAllProperties().map(({ name }) => name)).toEqual(
      'version prodid name x-wr-calname refresh-interval x-published-ttl'.split(' '),
    )
    expect(other).not.toHaveProperty('attendee')
    expect((vcalendar as unknown as Record<string, string>)['WR-CALNAME']).toContain('Amina\nATTENDEE:mailto')
    expect(text.match(/^(BEGIN|END|UID|ATTENDEE)\b.*/gm)).toHaveLength(5)
  })

  test('any text at all comes back as it was, less what no text may have', () => {
    const characters = fc.oneof(
      fc.constantFrom('\r', '\n', '\\', ',', ';', ':', '"', ' ', 'n', 'N', '\u2028', '\0', '\t', 'é', 'خ', '😀'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    )
    fc.assert(
      fc.property(fc.array(characters, { maxLength: 120 }), (all) => {
        const whom = all.join('')
        const { text, component, event } = read({ services: [], whom }, whom)
        expect(component.getAllSubcomponents()).toHaveLength(1)
        const allowed = [...whom.replace(/\r\n|[\r\v\f\u0085\u2028\u2029]/g, '\n')].filter((one) =>
          one < ' ' || (one >= '\x7f' && one <= '\x9f') ? one === '\n' || one === '\t' : true,
        )
        expect(event.getFirstPropertyValue('summary')).toBe(allowed.join(''))
        for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      }),
      { numRuns: 300 },
    )
  })
})
