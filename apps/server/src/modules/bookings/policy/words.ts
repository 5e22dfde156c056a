import type { languages } from '../../../core/shapes.ts'
import { toDecimal } from '../../../core/wire.ts'
import type { Booking } from '../tables.ts'
import { policyCurrency } from './deposit.ts'
import { cancelPercent, feeOf, movesLeft, moveUntil, type Rules } from './policy.ts'

type Language = (typeof languages)[number]

/** As people there write dates, numbers and money. */
const locales: Record<Language, string> = { fr: 'fr-MA', ar: 'ar-MA', en: 'en-GB' }

/** Everything a policy is told with. `before` and `until` come as a duration or as a point in time, ready to be read. */
interface Words {
  cancelFreeAlways: string
  cancelFree(until: string): string
  cancelLater(from: string, share: string): string
  cancelNow(share: string): string
  noShow(share: string): string
  move(until: string): string
  movesLeft(count: number): string
  noMoves: string
  noMoreMoves: string
  /** What is to be paid before a booking stands: by whom, and how long there is for it. */
  deposit: Record<Rules['depositWhen'], (amount: string, times: number) => string>
  /** `30 %, at least 50 MAD`. */
  atLeast(share: string, amount: string): string
  depositAbove(amount: string): string
  depositWithin(duration: string): string
  depositDue(amount: string, until: string): string
  /** `24 hours before the start`. */
  before(duration: string): string
  start: string
}

const plural = (language: Language, forms: Partial<Record<Intl.LDMLPluralRule, string>>) => {
  const rules = new Intl.PluralRules(locales[language])
  return (count: number) => (forms[rules.select(count)] ?? forms.other ?? '').replace('#', String(count))
}

const frMoves = plural('fr', { one: 'une fois', other: '# fois' })
const enMoves = plural('en', { one: 'once', other: '# times' })
const arMoves = plural('ar', { one: 'مرة واحدة', two: 'مرتين', few: '# مرات', many: '# مرة', other: '# مرة' })

const frAbsences = plural('fr', { one: 'une absence', other: '# absences' })
const enAbsences = plural('en', { one: 'one missed appointment', other: '# missed appointments' })
const arAbsences = plural('ar', {
  ...{ one: 'غياب واحد', two: 'غيابين', few: '# غيابات', many: '# غيابًا', other: '# غياب' },
})

/** French draws the article of a date together with what stands before it. */
const drawnTogether = (text: string) =>
  text.replace('jusqu’à le ', 'jusqu’au ').replace('À partir de le ', 'À partir du ')

/** After a preposition Arabic has another form of two. */
const genitive = (text: string) => text.replace(/(ساعت|دقيقت)ان/g, '$1ين')

const words: Record<Language, Words> = {
  fr: {
    cancelFreeAlways: 'Annulation gratuite jusqu’au début.',
    cancelFree: (until) => drawnTogether(`Annulation gratuite jusqu’à ${until}.`),
    cancelLater: (from, share) => drawnTogether(`À partir de ${from}, l’annulation coûte ${share}.`),
    cancelNow: (share) => `Une annulation coûte maintenant ${share}.`,
    noShow: (share) => `En cas d’absence, ${share} reste dû.`,
    move: (until) => drawnTogether(`Vous pouvez déplacer le rendez-vous jusqu’à ${until}.`),
    movesLeft: (count) => `Encore ${frMoves(count)} au plus.`,
    noMoves: 'Le rendez-vous ne peut pas être déplacé en ligne.',
    noMoreMoves: 'Le rendez-vous ne peut plus être déplacé en ligne.',
    deposit: {
      always: (amount) => `Un acompte de ${amount} est demandé à la réservation.`,
      first_time: (amount) => `Un acompte de ${amount} est demandé pour une première visite.`,
      after_no_shows: (amount, times) => `Un acompte de ${amount} est demandé après ${frAbsences(times)}.`,
    },
    atLeast: (share, amount) => `${share}, au moins ${amount}`,
    depositAbove: (amount) => `Cela vaut pour un prix supérieur à ${amount}.`,
    depositWithin: (duration) => `Il est à régler sous ${duration} : ensuite l’heure est libérée.`,
    depositDue: (amount, until) =>
      drawnTogether(`Un acompte de ${amount} est à régler jusqu’à ${until} : ensuite l’heure est libérée.`),
    before: (duration) => `${duration} avant le début`,
    start: 'l’heure du début',
  },
  ar: {
    cancelFreeAlways: 'الإلغاء مجاني حتى بداية الموعد.',
    cancelFree: (until) => `الإلغاء مجاني حتى ${until}.`,
    cancelLater: (from, share) => `ابتداءً من ${from} يكلف الإلغاء ${share}.`,
    cancelNow: (share) => `الإلغاء الآن يكلف ${share}.`,
    noShow: (share) => `عند عدم الحضور يبقى ${share} مستحقًا.`,
    move: (until) => `يمكنكم تغيير الموعد حتى ${until}.`,
    movesLeft: (count) => `${arMoves(count)} على الأكثر.`,
    noMoves: 'لا يمكن تغيير الموعد عبر الإنترنت.',
    noMoreMoves: 'لم يعد من الممكن تغيير الموعد عبر الإنترنت.',
    deposit: {
      always: (amount) => `يُطلب عربون قدره ${amount} عند الحجز.`,
      first_time: (amount) => `يُطلب عربون قدره ${amount} عند أول زيارة.`,
      after_no_shows: (amount, times) => `يُطلب عربون قدره ${amount} بعد ${arAbsences(times)}.`,
    },
    atLeast: (share, amount) => `${share} ولا يقل عن ${amount}`,
    depositAbove: (amount) => `يسري ذلك إذا تجاوز الثمن ${amount}.`,
    depositWithin: (duration) => `يُدفع خلال ${genitive(duration)}، وبعدها يصبح الموعد متاحًا لغيركم.`,
    depositDue: (amount, until) => `يُدفع عربون قدره ${amount} قبل ${until}، وبعدها يصبح الموعد متاحًا لغيركم.`,
    before: (duration) => `${genitive(duration)} قبل البداية`,
    start: 'بداية الموعد',
  },
  en: {
    cancelFreeAlways: 'Cancelling is free of charge until the start.',
    cancelFree: (until) => `Cancelling is free of charge until ${until}.`,
    cancelLater: (from, share) => `From ${from} on, cancelling costs ${share}.`,
    cancelNow: (share) => `Cancelling now costs ${share}.`,
    noShow: (share) => `Whoever does not come owes ${share}.`,
    move: (until) => `You can move the appointment until ${until}.`,
    movesLeft: (count) => `At most ${enMoves(count)} more.`,
    noMoves: 'The appointment cannot be moved online.',
    noMoreMoves: 'The appointment cannot be moved online any more.',
    deposit: {
      always: (amount) => `A deposit of ${amount} is asked for when booking.`,
      first_time: (amount) => `A deposit of ${amount} is asked for at a first visit.`,
      after_no_shows: (amount, times) => `A deposit of ${amount} is asked for after ${enAbsences(times)}.`,
    },
    atLeast: (share, amount) => `${share}, at least ${amount}`,
    depositAbove: (amount) => `That holds for prices above ${amount}.`,
    depositWithin: (duration) => `It is to be paid within ${duration}: then the time is free again.`,
    depositDue: (amount, until) => `A deposit of ${amount} is to be paid until ${until}: then the time is free again.`,
    before: (duration) => `${duration} before the start`,
    start: 'the start',
  },
}

/** What a policy is told about: a booking, as it stands at an instant, in the zone of the business. */
export interface Occasion {
  booking: Pick<
    Booking,
    'startTime' | 'priceMinor' | 'discountMinor' | 'coveredMinor' | 'currency' | 'feePercent' | 'moves'
  > &
    Partial<Pick<Booking, 'depositMinor' | 'awaitsPayment' | 'expiresAt'>>
  timeZone: string
  now: Temporal.Instant
}

/**
 * A policy as people read it, a sentence for each thing: in general, or for one booking with its dates and sums.
 *
 * @returns sentences, in the order in which they matter
 */
export function policyInWords(policy: Rules, language: Language, occasion?: Occasion): string[] {
  const { cancelTiers, noShowPercent, moveMinutes, maxMoves } = policy
  const say = words[language]
  const share = (percent: number) => shareOf(percent, language, occasion)
  const point = (minutes: number) => pointOf(minutes, language, occasion)
  const sentences = depositInWords(policy, language, occasion)
  const tiers = cancelTiers.filter(({ percent }) => percent > 0)
  const now = occasion === undefined ? 0 : cancelPercent(policy, occasion.booking, occasion.now)
  if (now > 0) sentences.push(say.cancelNow(share(now)))
  else if (tiers.length === 0) sentences.push(say.cancelFreeAlways)
  else sentences.push(say.cancelFree(point(tiers[0]?.minutes_before ?? 0)))
  for (const { minutes_before, percent } of tiers) {
    const isPast = occasion !== undefined && percent <= now
    if (!isPast) sentences.push(say.cancelLater(point(minutes_before), share(percent)))
  }
  const away = Math.max(noShowPercent, occasion?.booking.feePercent ?? 0)
  if (away > 0) sentences.push(say.noShow(share(away)))
  const left = occasion === undefined ? maxMoves : movesLeft(policy, occasion.booking)
  if (maxMoves === 0) sentences.push(say.noMoves)
  else if (
    left === 0 ||
    (occasion && Temporal.Instant.compare(occasion.now, moveUntil(policy, occasion.booking)) > 0)
  ) {
    sentences.push(say.noMoreMoves)
  } else {
    sentences.push(say.move(point(moveMinutes)))
    if (left !== null) sentences.push(say.movesLeft(left))
  }
  return sentences
}

/** What is to be paid before a booking stands: in general, or of one that waits for it. */
function depositInWords(policy: Rules, language: Language, occasion: Occasion | undefined): string[] {
  const say = words[language]
  const currency = policyCurrency(policy)
  if (occasion !== undefined) {
    const { depositMinor = 0, awaitsPayment = false, expiresAt = null } = occasion.booking
    if (!awaitsPayment || expiresAt === null) return []
    const amount = money(depositMinor, occasion.booking.currency, language)
    return [say.depositDue(amount, momentInWords(expiresAt, language, occasion.timeZone))]
  }
  const { depositPercent, depositMinor, depositWhen, depositNoShows, depositAboveMinor, depositMinutes } = policy
  if (depositPercent === 0 && depositMinor === 0) return []
  const [share, fixed] = [percentOf(depositPercent, language), money(depositMinor, currency, language)]
  const amount = depositMinor === 0 ? share : depositPercent === 0 ? fixed : say.atLeast(share, fixed)
  const duration = durationOf(depositMinutes, language)
  return [
    say.deposit[depositWhen](amount, depositNoShows ?? 1),
    ...(depositAboveMinor === null ? [] : [say.depositAbove(money(depositAboveMinor, currency, language))]),
    say.depositWithin(duration),
  ]
}

const money = (minor: number, currency: string, language: Language) =>
  new Intl.NumberFormat(locales[language], { style: 'currency', currency }).format(
    toDecimal(minor, currency) as Intl.StringNumericLiteral,
  )

const percentOf = (percent: number, language: Language) =>
  new Intl.NumberFormat(locales[language], { style: 'percent' }).format(percent / 100)

/** `50 %`, and of a booking what that is: `50 % (90,00 MAD)`. */
function shareOf(percent: number, language: Language, occasion: Occasion | undefined): string {
  const share = percentOf(percent, language)
  if (occasion === undefined) return share
  const { booking } = occasion
  return `${share} (${money(feeOf(booking, percent), booking.currency, language)})`
}

/** So long before the start: of a booking when that is, else how long. */
function pointOf(minutes: number, language: Language, occasion: Occasion | undefined): string {
  if (occasion !== undefined) {
    const { booking, timeZone } = occasion
    return momentInWords(booking.startTime.subtract({ minutes }), language, timeZone)
  }
  const { start, before } = words[language]
  if (minutes === 0) return start
  return before(durationOf(minutes, language))
}

function momentInWords(at: Temporal.Instant, language: Language, timeZone: string): string {
  const format = new Intl.DateTimeFormat(locales[language], { dateStyle: 'full', timeStyle: 'short', timeZone })
  return `${language === 'fr' ? 'le ' : ''}${format.format(at.epochMilliseconds)}`
}

function durationOf(minutes: number, language: Language): string {
  const [days, rest] = [Math.floor(minutes / 1440), minutes % 1440]
  const wide = days >= 3 ? { days } : { hours: days * 24 }
  const duration = { ...wide, hours: (wide.hours ?? 0) + Math.floor(rest / 60), minutes: rest % 60 }
  return new Intl.DurationFormat(locales[language], { style: 'long' }).format(duration)
}
