import { html } from 'hono/html'
import type { Html } from '../../core/page.ts'
import { type Booking, netPriceOf, policyInWords, type Rules } from '../../modules/bookings/index.ts'
import type { AskedField, Field } from '../../modules/services/index.ts'
import type { SitePage } from '../layout.ts'
import {
  button,
  errorSummary,
  type Fault,
  type FieldOptions,
  field,
  notice,
  select,
  textArea,
  yesNo,
} from '../parts/index.ts'
import { fieldName, type Typed } from './contact.ts'
import { startButtons } from './lost.ts'
import { momentWord, noticeOf, priceWord, progress, type View } from './page.ts'

/** A time that is held, or was, with what its services ask. */
export interface Held {
  booking: Booking
  items: readonly { name: string; staff_name: string; start_time: Temporal.Instant; end_time: Temporal.Instant }[]
  policy: Rules
  fields: readonly AskedField[]
  /** What is to be paid first, as far as that can be said before it is known who comes. */
  depositMinor: number
  needsApproval: boolean
  /** Whether there is anything here whose code somebody may have. */
  hasCodes: boolean
  hasLapsed: boolean
}

export interface DetailsShown {
  held: Held
  token: string
  typed?: Typed
  faults?: readonly Fault[]
  /** Why it was refused, where no field is at fault. */
  refusal?: string | undefined
  /** In the place of a time that is gone: what was typed goes with the one that is chosen. */
  nearest?: readonly number[]
  isKept?: boolean
}

/** Who comes, the policy in a sentence, and what confirms it. */
export function detailsPage(view: View, shown: DetailsShown): SitePage {
  const { say, base, words } = view
  const { held, token, faults = [], refusal, nearest = [] } = shown
  const address = `${base}/book/details/${token}`
  const submit =
    held.depositMinor > 0 ? say.details.submitPay : held.needsApproval ? say.details.submitRequest : say.details.submit
  return {
    title: faults.length > 0 ? `${words.faults} ${say.details.title}` : say.details.title,
    isNarrow: true,
    address,
    body: html`<div class="stack-l">
${progress(view, 3, say.details.title)}
${errorSummary(words, faults)}
${refusal === undefined ? '' : notice('bad', refusal, { isNew: true })}
${noticeOf(view)}
${timeLeft(view, shown, address)}
${visitCard(view, held)}
<form class="stack-l" id="details" method="post" action="${address}" novalidate>
${nearest.length === 0 ? '' : html`<section class="stack-s"><h2>${say.lost.nearest}</h2>${startButtons(view, nearest)}</section>`}
<section class="stack">${contactFields(view, shown)}</section>
${questions(view, shown)}
${codeField(view, shown, `${address}/code#f-code`)}
${policyCard(view, held)}
<div class="stack-s" data-go>${button(submit, { isWide: true })}
<p class="soft small">${say.details.consent(view.name)}</p></div>
</form></div>`,
  }
}

/** How long the time is kept: without script as it was when the page came; with it, it counts. */
function timeLeft({ say, now }: View, { held, isKept = false }: DetailsShown, address: string): Html {
  const { expiresAt } = held.booking
  if (held.hasLapsed || expiresAt === null) return notice('warn', say.details.lapsed)
  const minutes = Math.max(0, Math.floor((expiresAt.epochMilliseconds - now) / 60_000))
  return html`<div class="note row hold" data-expires="${expiresAt.toString()}" data-lapsed="${say.details.lapsed}"><span class="grow">${isKept ? html`<strong role="status">${say.details.kept}</strong> ` : ''}${say.details.held} <strong data-left>${say.details.minutesLeft(minutes)}</strong></span>
<span class="row">${button(say.details.keepLonger, { kind: 'plain', form: 'details', formAction: `${address}/keep` })}${button(say.details.changeTime, { kind: 'plain', form: 'details', formAction: `${address}/release` })}</span></div>`
}

/** What is booked: when, what, with whom and for how much. */
export function visitCard(view: View, { booking, items }: Pick<Held, 'booking' | 'items'>): Html {
  const { say } = view
  const people = [...new Set(items.map(({ staff_name }) => staff_name))]
  return html`<section class="card"><dl class="facts">
<div><dt>${say.done.when}</dt><dd>${momentWord(view, booking.startTime.epochMilliseconds)}</dd></div>
<div><dt>${say.done.what}</dt><dd>${items.map(({ name }) => html`<div><bdi>${name}</bdi></div>`)}${booking.seats > 1 ? html`<div class="hint">${say.seatsOf(booking.seats)}</div>` : ''}</dd></div>
<div><dt>${say.done.withWhom}</dt><dd>${people.map((name, index) => html`${index > 0 ? say.comma : ''}<bdi>${name}</bdi>`)}</dd></div>
<div><dt>${say.price}</dt><dd>${priceWord(view, booking.priceMinor, booking.currency)}</dd></div>
${reductionsOf(view, booking)}</dl></section>`
}

/** What comes off the price, and what is left of it. */
function reductionsOf({ say, format }: View, booking: Booking): Html {
  const { discountMinor, coveredMinor, currency } = booking
  const off = [
    [say.details.discount, discountMinor],
    [say.details.covered, coveredMinor],
  ] as const
  if (off.every(([, minor]) => minor === 0)) return html``
  return html`${off
    .filter(([, minor]) => minor > 0)
    .map(([name, minor]) => html`<div><dt>${name}</dt><dd><bdi>${format.money(-minor, currency)}</bdi></dd></div>`)}
<div><dt>${say.details.left}</dt><dd class="strong"><bdi>${format.money(netPriceOf(booking), currency)}</bdi></dd></div>
`
}

/** One field for whatever somebody has: which of the two it is, they need not know. */
function codeField(
  { say, words, format }: View,
  { held, typed = {}, faults = [] }: DetailsShown,
  address: string,
): Html {
  if (!held.hasCodes) return html``
  const { details } = say
  const fault = faults.find((one) => one.field === 'code')?.message
  const off = held.booking.discountMinor + held.booking.coveredMinor
  const options = { name: 'code', words, value: typed.code, fault, label: details.code, hint: details.codeHint }
  return html`<section class="stack-s" data-enter>${field({ ...options, direction: 'ltr', autocomplete: 'off', maxLength: 100 })}
<p class="row">${button(details.applyCode, { kind: 'usual', formAction: address })}${off === 0 ? '' : html`<strong role="status">${details.left} <bdi>${format.money(netPriceOf(held.booking), held.booking.currency)}</bdi></strong>`}</p></section>`
}

function contactFields({ say, words }: View, { typed = {}, faults = [] }: DetailsShown): Html[] {
  const { details } = say
  const common = (name: string) => ({
    ...{ name, words, value: typed[name] },
    fault: faults.find((fault) => fault.field === name)?.message,
  })
  return [
    field({ ...common('name'), label: details.name, autocomplete: 'name', maxLength: 200, isRequired: true }),
    field({
      ...{ ...common('phone'), label: details.phone, hint: details.phoneHint, type: 'tel', autocomplete: 'tel' },
      ...{ inputmode: 'tel', direction: 'ltr' },
    }),
    field({
      ...{ ...common('email'), label: details.email, hint: details.emailHint, type: 'email', autocomplete: 'email' },
      ...{ inputmode: 'email', direction: 'ltr', maxLength: 254, isRequired: true },
    }),
    textArea({ ...common('notes'), label: details.notes, hint: details.notesHint, maxLength: 1000 }),
  ]
}

function questions({ say, words }: View, { held: { fields }, typed = {}, faults = [] }: DetailsShown): Html {
  if (fields.length === 0) return html``
  const controls = fields.map((asked) => {
    const name = fieldName(asked)
    const fault = faults.find((one) => one.field === name)?.message
    const { label, isRequired } = asked
    return question(asked, { name, words, label, value: typed[name], isRequired, fault }, say.choose)
  })
  return html`<section class="stack"><h2>${say.details.questions}</h2>${controls}</section>`
}

function question(
  { kind, options: values, choices: offered }: AskedField,
  options: FieldOptions,
  choose: string,
): Html {
  const choices = [['', choose], ...values.map((one, index): [string, string] => [one, offered[index] ?? one])] as const
  const controls: Record<Field['kind'], () => Html> = {
    yes_no: () => yesNo(options),
    long_text: () => textArea({ ...options, maxLength: 2000 }),
    choice: () => select({ ...options, choices: choices as readonly (readonly [string, string])[] }),
    number: () => field({ ...options, inputmode: 'decimal' }),
    date: () => field({ ...options, type: 'date' }),
    text: () => field({ ...options, maxLength: 200 }),
  }
  return controls[kind]()
}

/** Where it depends on who comes whether a deposit is asked for, the rule is told. */
function depositInGeneral({ language }: View, policy: Rules): string[] {
  const isAsked = policy.depositWhen !== 'always' && (policy.depositPercent > 0 || policy.depositMinor > 0)
  return isAsked ? policyInWords(policy, language).slice(0, 1) : []
}

/** What it costs to cancel, and until when it does not: with the dates and sums of this visit. */
function policyCard(view: View, { booking, policy, depositMinor, needsApproval }: Held): Html {
  const { say, language, format, settings } = view
  const occasion = {
    booking: { ...booking, awaitsPayment: false },
    timeZone: settings.zone.name,
    now: view.request.now,
  }
  const sentences = [
    ...(depositMinor > 0
      ? [say.details.deposit(format.money(depositMinor, booking.currency))]
      : depositInGeneral(view, policy)),
    ...(needsApproval ? [say.details.approval] : []),
    ...policyInWords(policy, language, occasion),
  ]
  return html`<section class="note stack-s"><h2 class="small">${say.details.policy}</h2>
<ul>${sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul></section>`
}
