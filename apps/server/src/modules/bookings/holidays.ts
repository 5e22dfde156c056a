import type { Language } from '../../core/i18n.ts'

type Names = Record<Language, string>

/** A public holiday, over the half-open stretch of wall time [startsAt, endsAt). */
export interface Holiday {
  /** Which one of which year: `2027 eid_al_fitr`. What has been adopted keeps it, so these words never change. */
  key: string
  names: Names
  startsAt: string
  endsAt: string
  /** Those by the moon are announced a day or two before. */
  isConfirmed: boolean
}

/** Month and day, every year. */
const fixed: readonly [word: string, on: string, names: Names][] = [
  ['new_year', '01-01', { fr: 'Nouvel an', ar: 'رأس السنة الميلادية', en: 'New Year’s Day' }],
  [
    'independence_manifesto',
    '01-11',
    {
      fr: 'Manifeste de l’indépendance',
      ar: 'ذكرى تقديم وثيقة المطالبة بالاستقلال',
      en: 'Independence Manifesto Day',
    },
  ],
  ['amazigh_new_year', '01-14', { fr: 'Nouvel an amazigh', ar: 'رأس السنة الأمازيغية', en: 'Amazigh New Year' }],
  ['labour_day', '05-01', { fr: 'Fête du travail', ar: 'عيد الشغل', en: 'Labour Day' }],
  ['throne_day', '07-30', { fr: 'Fête du trône', ar: 'عيد العرش', en: 'Throne Day' }],
  [
    'oued_ed_dahab',
    '08-14',
    { fr: 'Récupération de Oued Ed-Dahab', ar: 'ذكرى استرجاع إقليم وادي الذهب', en: 'Oued Ed-Dahab Day' },
  ],
  [
    'revolution_day',
    '08-20',
    { fr: 'Révolution du roi et du peuple', ar: 'ذكرى ثورة الملك والشعب', en: 'Revolution of the King and the People' },
  ],
  ['youth_day', '08-21', { fr: 'Fête de la jeunesse', ar: 'عيد الشباب', en: 'Youth Day' }],
  ['unity_day', '10-31', { fr: 'Fête de l’unité', ar: 'عيد الوحدة', en: 'Unity Day' }],
  [
    'green_march',
    '11-06',
    { fr: 'Anniversaire de la Marche verte', ar: 'ذكرى المسيرة الخضراء', en: 'Green March Day' },
  ],
  ['independence_day', '11-18', { fr: 'Fête de l’indépendance', ar: 'عيد الاستقلال', en: 'Independence Day' }],
]

/** Month and day of the Islamic calendar, and how many days it lasts. */
const moving: readonly [word: string, monthCode: string, day: number, days: number, names: Names][] = [
  ['eid_al_fitr', 'M10', 1, 2, { fr: 'Aïd al-Fitr', ar: 'عيد الفطر', en: 'Eid al-Fitr' }],
  ['eid_al_adha', 'M12', 10, 2, { fr: 'Aïd al-Adha', ar: 'عيد الأضحى', en: 'Eid al-Adha' }],
  ['hijri_new_year', 'M01', 1, 1, { fr: 'Premier Moharram', ar: 'فاتح محرم', en: 'Islamic New Year' }],
  ['mawlid', 'M03', 12, 2, { fr: 'Aïd al-Mawlid', ar: 'عيد المولد النبوي', en: 'Mawlid' }],
]

/** What has been estimated for Morocco itself, where the moon is often seen a day after the computed calendar has it. */
const estimates = new Map([
  ['2026 eid_al_fitr', '2026-03-20'],
  ['2026 eid_al_adha', '2026-05-27'],
  ['2026 hijri_new_year', '2026-06-17'],
  ['2026 mawlid', '2026-08-26'],
  ['2027 eid_al_fitr', '2027-03-10'],
  ['2027 eid_al_adha', '2027-05-17'],
  ['2027 hijri_new_year', '2027-06-07'],
  ['2027 mawlid', '2027-08-15'],
])

/**
 * The public holidays of Morocco that begin in a year, by their dates.
 *
 * Fixed ones as the lists of 2026 have them: decree 2-77-169 with its changes since, among them the Amazigh new year
 * (2024) and Unity Day (2025). Those by the moon are first estimates for 2026 and 2027, each give or take a day; in other
 * years they are the computed calendar of Umm al-Qura's, and Morocco's announcement is often a day later.
 *
 * @param year - 2026 or later: before, the list was another one
 */
export function holidaysOf(year: number): Holiday[] {
  const unmoved = fixed.map(([word, on, names]) => holiday(`${year} ${word}`, names, `${year}-${on}`, 1, true))
  const byTheMoon = moving.flatMap(([word, monthCode, day, days, names]) =>
    datesOf(year, monthCode, day).map((date, index) => {
      // The Islamic year is eleven days shorter: 2033 has two Aids al-Fitr.
      const key = index === 0 ? `${year} ${word}` : `${year} ${word} ${index + 1}`
      return holiday(key, names, estimates.get(key) ?? date, days, false)
    }),
  )
  return [...unmoved, ...byTheMoon].sort((one, other) => (one.startsAt < other.startsAt ? -1 : 1))
}

function holiday(key: string, names: Names, date: string, days: number, isConfirmed: boolean): Holiday {
  const after = Temporal.PlainDate.from(date).add({ days })
  return { key, names, startsAt: `${date}T00:00`, endsAt: `${after}T00:00`, isConfirmed }
}

/** When a day of the Islamic calendar falls into a year: once, or twice, or not at all. */
function datesOf(year: number, monthCode: string, day: number): string[] {
  const calendar = 'islamic-umalqura'
  const first = new Temporal.PlainDate(year, 1, 1).withCalendar(calendar).year
  const last = new Temporal.PlainDate(year, 12, 31).withCalendar(calendar).year
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Temporal.PlainDate.from({ calendar, year: first + index, monthCode, day }).withCalendar('iso8601'),
  )
    .filter((date) => date.year === year)
    .map(String)
}
