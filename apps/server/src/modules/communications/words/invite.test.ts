import ICAL from 'ical.js'
import nodeIcal, { type VEvent } from 'node-ical'
import { expect, test } from 'vitest'
import { languages } from '../../../core/shapes.ts'
import { notificationKinds } from '../tables.ts'
import { exampleFacts } from './examples.ts'
import type { MessageFacts } from './facts.ts'
import { renderMessage } from './index.ts'

/** An invite, as two programs that know nothing of each other read it. */
function read(facts: MessageFacts) {
  const [attachment] = renderMessage(facts).attachments
  const text = attachment!.content
  const component = new ICAL.Component(ICAL.parse(text))
  const events = component.getAllSubcomponents('vevent')
  const { vcalendar, ...others } = nodeIcal.sync.parseICS(text)
  const [other] = Object.values(others).filter((one) => one?.type === 'VEVENT') as VEvent[]
  expect(events).toHaveLength(1)
  const one = events[0]!
  const said = (name: string) => String(one.getFirstPropertyValue(name))
  return {
    ...{ text, attachment: attachment!, event: one, other: other! },
    method: [component.getFirstPropertyValue('method'), (vcalendar as unknown as { method: string }).method],
    uid: [said('uid'), other!.uid],
    sequence: [Number(said('sequence')), Number(other!.sequence)],
    status: [said('status'), other!.status],
    start: [said('dtstart'), other!.start.toISOString().replace('.000', '')],
    end: [said('dtend'), other!.end!.toISOString().replace('.000', '')],
  }
}

function told(
  kind: MessageFacts['kind'],
  change: { sequence: number; wallTime: string },
  language: 'fr' | 'ar' | 'en' = 'fr',
) {
  const facts = exampleFacts({ kind, channel: 'email', language })
  const booking = facts.booking!
  const startTime = Temporal.PlainDateTime.from(change.wallTime).toZonedDateTime(booking.timeZone).toInstant()
  return { ...facts, booking: { ...booking, ...change, startTime, endTime: startTime.add({ minutes: 45 }) } }
}

const twice = <Value>(value: Value) => [value, value]

test.for(languages)('made, moved, moved and cancelled, a booking is one event that grows newer, in %s', (language) => {
  const history = [
    ['booking_confirmed', { sequence: 0, wallTime: '2030-03-07T14:30' }, 'REQUEST', 'CONFIRMED', 0],
    ['booking_moved', { sequence: 1, wallTime: '2030-03-08T10:00' }, 'REQUEST', 'CONFIRMED', 1],
    ['booking_moved', { sequence: 2, wallTime: '2030-07-08T10:00' }, 'REQUEST', 'CONFIRMED', 2],
    ['booking_cancelled', { sequence: 2, wallTime: '2030-07-08T10:00' }, 'CANCEL', 'CANCELLED', 3],
  ] as const
  for (const [kind, change, method, status, sequence] of history) {
    const facts = told(kind, change, language)
    const invite = read(facts)
    expect(invite.method).toEqual(twice(method))
    expect(invite.attachment.contentType).toBe(`text/calendar; method=${method}; charset=utf-8`)
    // As in the file and the feed of `calendars`.
    expect(invite.uid).toEqual(twice(`${facts.booking.id}@bookme.example`))
    expect(invite.sequence).toEqual(twice(sequence))
    expect(invite.status).toEqual(twice(status))
    expect(invite.start).toEqual(twice(facts.booking.startTime.toString()))
    expect(invite.end).toEqual(twice(facts.booking.endTime.toString()))
    const onTheWall = Temporal.Instant.from(invite.start[0]!).toZonedDateTimeISO(facts.booking.timeZone)
    expect(onTheWall.toPlainDateTime().toString({ smallestUnit: 'minute' })).toBe(change.wallTime)
  }
})

test('it says who asks whom, where to, and where it can be changed, in the language of the mail', () => {
  const { event, other, text } = read(told('booking_confirmed', { sequence: 0, wallTime: '2030-03-07T14:30' }, 'ar'))
  const attendee = event.getFirstProperty('attendee')!
  const organizer = event.getFirstProperty('organizer')!
  expect(String(organizer.getFirstValue())).toBe('mailto:bonjour@salon-yasmine.example')
  expect(organizer.getFirstParameter('cn')).toBe('صالون ياسمين')
  expect(String(attendee.getFirstValue())).toMatch(/^mailto:amina@example\.com$/i)
  expect(['cn', 'partstat', 'rsvp'].map((name) => attendee.getFirstParameter(name))).toEqual([
    'أمينة برادة',
    'ACCEPTED',
    'FALSE',
  ])
  expect(other).toMatchObject({
    summary: 'قص وتصفيف الشعر · صالون ياسمين',
    location: '12، زنقة ابن بطوطة، الدار البيضاء',
    url: { val: expect.stringMatching(/^https:\/\/salon-yasmine\.example\/b\/[\w.-]{73}$/) },
  })
  for (const line of text.split('\r\n')) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(line.isWellFormed()).toBe(true)
  }
})

test('a business without an address of mail asks by the platform’s, and nobody’s name writes a property', () => {
  const facts = told('booking_confirmed', { sequence: 0, wallTime: '2030-03-07T14:30' })
  const name = 'Salon "Yasmine"; X=1\r\nATTENDEE:mailto:x@example.com\u2028^n'
  const { event, other } = read({
    ...facts,
    recipientName: name,
    business: { ...facts.business, email: 'a@example.com\r\nX-EVIL:1', name, address: name },
    link: 'https://demo.example/;,"\n',
  })
  expect(String(event.getFirstPropertyValue('organizer'))).toBe('mailto:no-reply@bookme.example')
  expect(event.getAllProperties('attendee')).toHaveLength(1)
  expect(event.getFirstProperty('attendee')!.getFirstParameter('cn')).toBe(
    'Salon Yasmine ; X=1 ATTENDEE:mailto:x@example.com n',
  )
  expect(other).toMatchObject({ url: { val: 'https://demo.example/;,%22' } })
})

test('only mails about what stands in a calendar bring an invite', () => {
  const bringing = notificationKinds.filter(
    (kind) => renderMessage(exampleFacts({ kind, channel: 'email', language: 'en' })).attachments.length > 0,
  )
  expect(bringing).toEqual(['booking_confirmed', 'booking_moved', 'booking_cancelled'])
  const { attachments } = renderMessage(exampleFacts({ kind: 'booking_confirmed', channel: 'sms', language: 'en' }))
  expect(attachments).toEqual([])
})
