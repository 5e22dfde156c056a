import { describe, expect, test } from 'vitest'
import type { Booking } from '../tables.ts'
import { cancelPercent, feeOf, freeUntil, movesLeft, moveUntil, promiseOf, type Rules, usualPolicy } from './policy.ts'
import { standingOf } from './standing.ts'
import { policyInWords } from './words.ts'

const startTime = Temporal.Instant.from('2030-01-07T09:00:00Z')
const minutesBefore = (minutes: number, milliseconds = 0) =>
  startTime.subtract({ milliseconds: minutes * 60_000 + milliseconds })
const strict: Rules = {
  ...usualPolicy,
  cancelTiers: [
    { minutes_before: 1440, percent: 25 },
    { minutes_before: 120, percent: 50 },
  ],
  moveMinutes: 720,
  maxMoves: 2,
  noShowPercent: 100,
}
const booking = {
  ...{ startTime, endTime: startTime.add({ minutes: 30 }), status: 'confirmed', expiresAt: null },
  ...{ priceMinor: 150_00, discountMinor: 0, coveredMinor: 0, currency: 'MAD', feePercent: 0, moves: 0 },
} as Booking

describe('what cancelling costs', () => {
  test.for([
    [1440, 0, 0],
    [1440, -1, 25],
    [120, 0, 25],
    [120, -1, 50],
    [0, 0, 50],
    [0, -1, 100],
  ])('%i minutes and %i milliseconds before the start is %i percent', ([minutes, milliseconds, percent]) => {
    expect(cancelPercent(strict, booking, minutesBefore(minutes!, milliseconds))).toBe(percent)
  })

  test('is nothing where nothing was said, and after the start what staying away costs', () => {
    expect(cancelPercent(usualPolicy, booking, minutesBefore(-1))).toBe(0)
    expect(cancelPercent({ ...usualPolicy, noShowPercent: 30 }, booking, minutesBefore(-1))).toBe(30)
  })

  test('is never less than a move has cost, and never forgotten', () => {
    expect(cancelPercent(strict, { ...booking, feePercent: 50 }, minutesBefore(99_999))).toBe(50)
    expect(cancelPercent(strict, { ...booking, feePercent: 25 }, minutesBefore(60))).toBe(50)
    expect(freeUntil(strict, { ...booking, feePercent: 25 })).toBeNull()
  })

  test('of a request that nobody has answered is nothing', () => {
    const pending = { ...booking, status: 'pending' as const }
    expect(cancelPercent(promiseOf(strict, pending), pending, minutesBefore(1))).toBe(0)
    expect(promiseOf(strict, booking)).toBe(strict)
  })

  test.for([
    [150_00, 50, 75_00],
    [99, 50, 49],
    [1, 99, 0],
    [10_01, 33, 3_30],
    [0, 100, 0],
    [2_147_483_647, 100, 2_147_483_647],
    [2_147_483_647, 1, 21_474_836],
  ])('%i centimes at %i percent are %i: never rounded in the business’s favour', ([priceMinor, percent, fee]) => {
    expect(feeOf({ priceMinor: priceMinor!, discountMinor: 0, coveredMinor: 0 }, percent!)).toBe(fee)
  })
})

test('cancelling is free until the first tier that costs anything, and a booking moves until its own deadline', () => {
  expect(freeUntil(strict, booking)).toEqual(minutesBefore(1440))
  expect(freeUntil(usualPolicy, booking)).toEqual(startTime)
  const free = { ...strict, cancelTiers: [{ minutes_before: 2880, percent: 0 }, ...strict.cancelTiers] }
  expect(freeUntil(free, booking)).toEqual(minutesBefore(1440))
  expect(moveUntil(strict, booking)).toEqual(minutesBefore(720))
  expect([0, 1, 2, 3].map((moves) => movesLeft(strict, { ...booking, moves }))).toEqual([2, 1, 0, 0])
  expect(movesLeft(usualPolicy, booking)).toBeNull()
})

describe('how a booking stands', () => {
  const stands = (more: Partial<Booking>, now: Temporal.Instant) =>
    standingOf({ booking: { ...booking, ...more }, policy: strict }, { now, language: 'en', timeZone: 'UTC' })

  test('it can be moved up to the very deadline, and as often as was said', () => {
    expect(stands({}, minutesBefore(720))).toMatchObject({ can_move: true, moves_left: 2 })
    expect(stands({}, minutesBefore(720, -1))).toMatchObject({ can_move: false })
    expect(stands({ moves: 2 }, minutesBefore(9999))).toMatchObject({ can_move: false, moves_left: 0 })
  })

  test('it can be cancelled until its end, for what is said', () => {
    expect(stands({}, minutesBefore(1440))).toMatchObject({ can_cancel: true, cancelFee: 0 })
    expect(stands({}, minutesBefore(119))).toMatchObject({ can_cancel: true, cancelFee: 75_00 })
    expect(stands({}, minutesBefore(-29))).toMatchObject({ can_cancel: true, cancelFee: 150_00 })
    expect(stands({}, minutesBefore(-30))).toMatchObject({ can_cancel: false, cancelFee: 0, words: [] })
  })

  test('a request costs nothing, and is not said to', () => {
    const standing = stands({ status: 'pending' }, minutesBefore(60))
    expect(standing).toMatchObject({ can_cancel: true, cancelFee: 0, cancel_free_until: startTime })
    expect(standing.words.join(' ')).not.toContain('%')
    const lapsed = stands({ status: 'pending', expiresAt: minutesBefore(60) }, minutesBefore(60))
    expect(lapsed).toMatchObject({ can_cancel: false, can_move: false })
  })

  test.for(['held', 'checked_in', 'completed', 'cancelled', 'declined', 'no_show', 'expired'] as const)(
    'one that is %s can neither be cancelled nor moved',
    (status) => {
      expect(stands({ status }, minutesBefore(9999))).toMatchObject({
        ...{ can_cancel: false, can_move: false, words: [], cancelFee: 0, cancel_free_until: null },
      })
    },
  )
})

describe('in words', () => {
  const plain = (texts: string[]) =>
    texts.map((text) => text.replace(/[\u00a0\u202f\u200f\u200e\u061c]/g, ' ').replace(/ +/g, ' '))
  const say = (rules: Partial<Rules>, language: 'fr' | 'ar' | 'en') =>
    plain(policyInWords({ ...usualPolicy, ...rules }, language))
  const of = (rules: Rules, more: Partial<Booking>, now: Temporal.Instant, language: 'fr' | 'ar' | 'en') =>
    plain(policyInWords(rules, language, { booking: { ...booking, ...more }, now, timeZone: 'Africa/Casablanca' }))

  test.for([
    [
      'fr',
      'Annulation gratuite jusqu’à 24 heures avant le début.',
      'À partir de 24 heures avant le début, l’annulation coûte 25 %.',
      'À partir de 2 heures avant le début, l’annulation coûte 50 %.',
      'En cas d’absence, 100 % reste dû.',
      'Vous pouvez déplacer le rendez-vous jusqu’à 12 heures avant le début.',
      'Encore 2 fois au plus.',
    ],
    [
      'ar',
      'الإلغاء مجاني حتى 24 ساعة قبل البداية.',
      'ابتداءً من 24 ساعة قبل البداية يكلف الإلغاء 25 % .',
      'ابتداءً من ساعتين قبل البداية يكلف الإلغاء 50 % .',
      'عند عدم الحضور يبقى 100 % مستحقًا.',
      'يمكنكم تغيير الموعد حتى 12 ساعة قبل البداية.',
      'مرتين على الأكثر.',
    ],
    [
      'en',
      'Cancelling is free of charge until 24 hours before the start.',
      'From 24 hours before the start on, cancelling costs 25%.',
      'From 2 hours before the start on, cancelling costs 50%.',
      'Whoever does not come owes 100%.',
      'You can move the appointment until 12 hours before the start.',
      'At most 2 times more.',
    ],
  ] as const)('a policy is told in %s, before anything is booked', ([language, ...sentences]) => {
    expect(say(strict, language)).toEqual(sentences)
  })

  test.for([
    [
      'fr',
      'Annulation gratuite jusqu’au dimanche 6 janvier 2030 à 09:00.',
      'À partir du dimanche 6 janvier 2030 à 09:00, l’annulation coûte 25 % (312,62 MAD).',
      'À partir du lundi 7 janvier 2030 à 07:00, l’annulation coûte 50 % (625,25 MAD).',
      'En cas d’absence, 100 % (1.250,50 MAD) reste dû.',
      'Vous pouvez déplacer le rendez-vous jusqu’au dimanche 6 janvier 2030 à 21:00.',
      'Encore une fois au plus.',
    ],
    [
      'ar',
      'الإلغاء مجاني حتى الأحد، 6 يناير 2030 في 09:00.',
      'ابتداءً من الأحد، 6 يناير 2030 في 09:00 يكلف الإلغاء 25 % ( 312,62 د.م. ).',
      'ابتداءً من الاثنين، 7 يناير 2030 في 07:00 يكلف الإلغاء 50 % ( 625,25 د.م. ).',
      'عند عدم الحضور يبقى 100 % ( 1.250,50 د.م. ) مستحقًا.',
      'يمكنكم تغيير الموعد حتى الأحد، 6 يناير 2030 في 21:00.',
      'مرة واحدة على الأكثر.',
    ],
    [
      'en',
      'Cancelling is free of charge until Sunday, 6 January 2030 at 09:00.',
      'From Sunday, 6 January 2030 at 09:00 on, cancelling costs 25% (MAD 312.62).',
      'From Monday, 7 January 2030 at 07:00 on, cancelling costs 50% (MAD 625.25).',
      'Whoever does not come owes 100% (MAD 1,250.50).',
      'You can move the appointment until Sunday, 6 January 2030 at 21:00.',
      'At most once more.',
    ],
  ] as const)('a booking is told in %s, with its dates and sums', ([language, ...sentences]) => {
    expect(of(strict, { priceMinor: 1250_50, moves: 1 }, minutesBefore(9999), language)).toEqual(sentences)
  })

  test('what is over is not told: of the tiers what holds now and those to come, and that it cannot be moved', () => {
    expect(of(strict, { moves: 2 }, minutesBefore(1000), 'en')).toEqual([
      'Cancelling now costs 25% (MAD 37.50).',
      'From Monday, 7 January 2030 at 07:00 on, cancelling costs 50% (MAD 75.00).',
      'Whoever does not come owes 100% (MAD 150.00).',
      'The appointment cannot be moved online any more.',
    ])
    expect(of(strict, { feePercent: 50 }, minutesBefore(719), 'fr')).toEqual([
      'Une annulation coûte maintenant 50 % (75,00 MAD).',
      'En cas d’absence, 100 % (150,00 MAD) reste dû.',
      'Le rendez-vous ne peut plus être déplacé en ligne.',
    ])
    expect(say({ maxMoves: 0 }, 'ar').at(-1)).toBe('لا يمكن تغيير الموعد عبر الإنترنت.')
  })

  test('where nothing was said, everything is free', () => {
    expect(say({}, 'fr')).toEqual([
      'Annulation gratuite jusqu’au début.',
      'Vous pouvez déplacer le rendez-vous jusqu’à l’heure du début.',
    ])
  })

  test.for([
    [1, 'مرة واحدة'],
    [2, 'مرتين'],
    [3, '3 مرات'],
    [10, '10 مرات'],
    [11, '11 مرة'],
    [99, '99 مرة'],
    [100, '100 مرة'],
  ] as const)('%i moves are in Arabic: %s', ([maxMoves, said]) => {
    expect(say({ maxMoves }, 'ar').at(-1)).toBe(`${said} على الأكثر.`)
  })

  test.for([
    [2, 'دقيقتين', '2 minutes'],
    [60, 'ساعة', '1 heure'],
    [120, 'ساعتين', '2 heures'],
    [90, 'ساعة و30 دقيقة', '1 heure et 30 minutes'],
    [2880, '48 ساعة', '48 heures'],
    [4350, '3 أيام و30 دقيقة', '3 jours et 30 minutes'],
  ] as const)('%i minutes are %s and %s', ([moveMinutes, arabic, french]) => {
    expect(say({ moveMinutes }, 'ar').at(-1)).toBe(`يمكنكم تغيير الموعد حتى ${arabic} قبل البداية.`)
    expect(say({ moveMinutes }, 'fr').at(-1)).toBe(
      `Vous pouvez déplacer le rendez-vous jusqu’à ${french} avant le début.`,
    )
  })
})
