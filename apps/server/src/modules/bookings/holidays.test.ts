import { expect, test } from 'vitest'
import { holidaysOf } from './holidays.ts'

const told = (year: number) =>
  holidaysOf(year).map(({ key, startsAt, endsAt, isConfirmed }) =>
    [key.slice(5), startsAt.slice(5), endsAt.slice(5), isConfirmed ? 'sure' : 'by the moon'].join(' '),
  )

test('a year has the holidays of Morocco by their dates, those by the moon as they were estimated', () => {
  expect(told(2027)).toEqual([
    'new_year 01-01T00:00 01-02T00:00 sure',
    'independence_manifesto 01-11T00:00 01-12T00:00 sure',
    'amazigh_new_year 01-14T00:00 01-15T00:00 sure',
    'eid_al_fitr 03-10T00:00 03-12T00:00 by the moon',
    'labour_day 05-01T00:00 05-02T00:00 sure',
    'eid_al_adha 05-17T00:00 05-19T00:00 by the moon',
    'hijri_new_year 06-07T00:00 06-08T00:00 by the moon',
    'throne_day 07-30T00:00 07-31T00:00 sure',
    'oued_ed_dahab 08-14T00:00 08-15T00:00 sure',
    'mawlid 08-15T00:00 08-17T00:00 by the moon',
    'revolution_day 08-20T00:00 08-21T00:00 sure',
    'youth_day 08-21T00:00 08-22T00:00 sure',
    'unity_day 10-31T00:00 11-01T00:00 sure',
    'green_march 11-06T00:00 11-07T00:00 sure',
    'independence_day 11-18T00:00 11-19T00:00 sure',
  ])
  expect(told(2026).filter((line) => line.endsWith('moon'))).toEqual([
    'eid_al_fitr 03-20T00:00 03-22T00:00 by the moon',
    'eid_al_adha 05-27T00:00 05-29T00:00 by the moon',
    'hijri_new_year 06-17T00:00 06-18T00:00 by the moon',
    'mawlid 08-26T00:00 08-28T00:00 by the moon',
  ])
})

test('where nobody has estimated them, those by the moon are as the calendar of Umm al-Qura computes them', () => {
  expect(told(2028).filter((line) => line.endsWith('moon'))).toEqual([
    'eid_al_fitr 02-26T00:00 02-28T00:00 by the moon',
    'eid_al_adha 05-05T00:00 05-07T00:00 by the moon',
    'hijri_new_year 05-25T00:00 05-26T00:00 by the moon',
    'mawlid 08-03T00:00 08-05T00:00 by the moon',
  ])
})

test('what falls into a year twice is there twice', () => {
  expect(told(2033).filter((line) => line.startsWith('eid_al_fitr'))).toEqual([
    'eid_al_fitr 01-03T00:00 01-05T00:00 by the moon',
    'eid_al_fitr 2 12-23T00:00 12-25T00:00 by the moon',
  ])
})

test('every one of them has a key of its own and a name in each language', () => {
  const all = Array.from({ length: 75 }, (_, index) => holidaysOf(2026 + index)).flat()
  expect(new Set(all.map(({ key }) => key)).size).toBe(all.length)
  // Four by the moon come 33 times in 32 years, or a few more.
  expect(all.length).toBeGreaterThan(75 * 15)
  expect(all.length).toBeLessThan(75 * 15 + 12)
  for (const { names } of all) {
    expect(names.ar).toMatch(/\p{Script=Arabic}/u)
    expect(`${names.fr} ${names.en}`).toMatch(/^[\p{Script=Latin}\s’-]+$/u)
  }
})
