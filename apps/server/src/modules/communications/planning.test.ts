import { expect, test } from 'vitest'
import { zoneNamed } from '../../core/time.ts'
import { planOf } from './planning.ts'
import { usualRules } from './rules.ts'
import { afterQuiet, momentOfReminder } from './sending/quiet.ts'

const night = { quietFrom: '21:00', quietUntil: '08:00' }
const ms = (text: string) => Temporal.Instant.from(text).epochMilliseconds
const iso = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toString()

// Of a start, and how many minutes before it the reminder is to come: when it comes. All in UTC.
const cases: [what: string, start: string, minutes: number, expected: string, zone?: string, quiet?: typeof night][] = [
  ['by day, at its time', '2030-01-08T15:00Z', 1440, '2030-01-07T15:00:00Z'],
  ['the last minute before quiet hours', '2030-01-08T20:59Z', 1440, '2030-01-07T20:59:00Z'],
  ['as they begin: a minute before', '2030-01-08T21:00Z', 1440, '2030-01-07T20:59:00Z'],
  ['in the evening: before they begin', '2030-01-08T23:30Z', 1440, '2030-01-07T20:59:00Z'],
  ['in the morning: still before, ten hours early', '2030-01-08T07:00Z', 1440, '2030-01-06T20:59:00Z'],
  ['the minute they end, at its time', '2030-01-08T08:00Z', 1440, '2030-01-07T08:00:00Z'],
  ['a short one: when they are over', '2030-01-08T09:00Z', 120, '2030-01-08T08:00:00Z'],
  ['half its lead early, exactly', '2030-01-08T00:00Z', 120, '2030-01-07T20:59:00Z'],
  [
    'a minute more than half: not before midnight either, but half an hour before the start',
    '2030-01-08T00:01Z',
    120,
    '2030-01-07T23:31:00Z',
  ],
  ['no later than half an hour before the start', '2030-01-08T08:10Z', 120, '2030-01-08T07:40:00Z'],
  ['shorter than that: at its time', '2030-01-08T07:30Z', 15, '2030-01-08T07:15:00Z'],
  [
    'quiet hours within one day',
    '2030-01-08T15:30Z',
    120,
    '2030-01-08T12:59:00Z',
    'UTC',
    { quietFrom: '13:00', quietUntil: '15:00' },
  ],
  [
    'no quiet hours where both ends are one',
    '2030-01-08T03:00Z',
    120,
    '2030-01-08T01:00:00Z',
    'UTC',
    { quietFrom: '08:00', quietUntil: '08:00' },
  ],
  // On 2030-03-31 the clocks of Paris go from 02:00 to 03:00: its 08:00 is 06:00 in UTC.
  ['in the night in which clocks go forward', '2030-03-31T07:00Z', 120, '2030-03-31T06:00:00Z', 'Europe/Paris'],
  ['in the night in which they go back', '2030-10-27T08:00Z', 120, '2030-10-27T07:00:00Z', 'Europe/Paris'],
  // 02:30 is skipped: quiet hours that end then end at 03:30, an hour after they would have begun to.
  [
    'quiet hours that end at a time there is not',
    '2030-03-31T02:30Z',
    60,
    '2030-03-31T01:30:00Z',
    'Europe/Paris',
    { quietFrom: '00:00', quietUntil: '02:30' },
  ],
]

test.each(cases)('a reminder %s', (_what, start, minutes, expected, zone = 'UTC', quiet = night) => {
  const at = ms(start) - minutes * 60_000
  const now = ms('2030-01-01T00:00Z')
  expect(iso(momentOfReminder(quiet, { at, start: ms(start), now }, zoneNamed(zone)))).toBe(expected)
})

test('one whose time before the quiet hours is past comes after them', () => {
  const start = ms('2030-01-09T06:00Z')
  const moment = momentOfReminder(
    night,
    { at: start - 1440 * 60_000, start, now: ms('2030-01-07T21:30Z') },
    zoneNamed('UTC'),
  )
  expect(iso(moment)).toBe('2030-01-08T08:00:00Z')
})

test('what can wait does so until the quiet hours are over', () => {
  const utc = zoneNamed('UTC')
  expect(iso(afterQuiet(night, { at: ms('2030-01-07T20:59Z') }, utc))).toBe('2030-01-07T20:59:00Z')
  expect(iso(afterQuiet(night, { at: ms('2030-01-07T21:00Z') }, utc))).toBe('2030-01-08T08:00:00Z')
  expect(iso(afterQuiet(night, { at: ms('2030-01-08T07:59Z') }, utc))).toBe('2030-01-08T08:00:00Z')
  expect(iso(afterQuiet({ quietFrom: null, quietUntil: null }, { at: ms('2030-01-07T23:00Z') }, utc))).toBe(
    '2030-01-07T23:00:00Z',
  )
})

const booking = {
  id: 'b',
  status: 'confirmed',
  sequence: 0,
  createdAt: Temporal.Instant.from('2030-01-01T00:00Z'),
  startTime: Temporal.Instant.from('2030-01-08T12:00Z'),
  endTime: Temporal.Instant.from('2030-01-08T12:30Z'),
} as const
const plan = (more: object = {}, now = '2030-01-02T00:00Z', rules: object = {}, own: number[] | null = null) =>
  planOf(
    { ...booking, ...more },
    own,
    { ...usualRules, ...rules },
    { zone: zoneNamed('UTC'), now: Temporal.Instant.from(now) },
  ).map(({ key, at }) => `${key}: ${iso(at)}`)

test('a confirmed booking has its reminders, those of its service before those of the rules', () => {
  expect(plan()).toEqual(['b reminder 0 1440: 2030-01-07T12:00:00Z', 'b reminder 0 120: 2030-01-08T10:00:00Z'])
  expect(plan({ sequence: 2 }, undefined, {}, [60])).toEqual(['b reminder 2 60: 2030-01-08T11:00:00Z'])
  expect(plan({}, undefined, {}, [])).toEqual([])
  for (const status of ['held', 'pending', 'checked_in', 'cancelled', 'declined', 'no_show', 'expired']) {
    expect(plan({ status })).toEqual([])
  }
})

test('none is in the past, and none would have come before it was booked', () => {
  expect(plan({}, '2030-01-07T12:00Z')).toEqual(['b reminder 0 120: 2030-01-08T10:00:00Z'])
  const createdAt = Temporal.Instant.from('2030-01-08T10:00Z')
  expect(plan({ createdAt }, '2030-01-08T10:00Z')).toEqual([])
})

test('of two that quiet hours bring together there is the later', () => {
  const early = {
    startTime: Temporal.Instant.from('2030-01-08T09:30Z'),
    endTime: Temporal.Instant.from('2030-01-08T10:00Z'),
  }
  expect(plan(early, undefined, { ...night, reminderMinutes: [300, 120] })).toEqual([
    'b reminder 0 120: 2030-01-08T08:00:00Z',
  ])
})

test('how it was is asked once it is over, after quiet hours, and not of who is marked as done days later', () => {
  const done = { status: 'completed' }
  const rules = { followUpMinutes: 120 }
  expect(plan(done, '2030-01-08T12:40Z')).toEqual([])
  expect(plan(done, '2030-01-08T12:40Z', rules)).toEqual(['b follow_up: 2030-01-08T14:30:00Z'])
  expect(plan(done, '2030-01-08T16:00Z', rules)).toEqual(['b follow_up: 2030-01-08T16:00:00Z'])
  expect(plan(done, '2030-01-08T12:40Z', { followUpMinutes: 600, ...night })).toEqual([
    'b follow_up: 2030-01-09T08:00:00Z',
  ])
  expect(plan(done, '2030-01-10T12:40Z', rules)).toEqual([])
})
