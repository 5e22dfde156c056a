import type { FieldFault } from '../../../core/errors.ts'
import type { Channel, NotificationKind } from '../tables.ts'
import { allowed, needed, type Placeholder } from './placeholders.ts'
import { plainForSms, smsSize } from './sms.ts'
import { fill, isPlaceholder, splitAtNames } from './template.ts'
import { linesOfText } from './text.ts'

export interface TemplateWords {
  kind: NotificationKind
  channel: Channel
  subject: string
  body: string
}

/** Parts of an SMS that no facts have been put into yet. */
const mostParts = 4
/** They fill lines of their own, or are none for a line that is read in a list of mails. */
const notInSubject: readonly Placeholder[] = ['details', 'bookings', 'link']

/** What is wrong with the words of a business, for whoever writes them: nothing, or what to mend. */
export function faultsOf({ kind, channel, subject, body }: TemplateWords): FieldFault[] {
  const ofSubject = channel === 'email' ? allowed[kind].filter((name) => !notInSubject.includes(name)) : []
  const faults = [...faultsOfText('subject', subject, ofSubject), ...faultsOfText('body', body, allowed[kind])]
  const named = splitAtNames(body)
  for (const name of needed[kind] ?? []) {
    if (!named.some((part, index) => index % 2 === 1 && part === name)) {
      faults.push({ field: 'body', message: `must have {{${name}}}: without it nobody could answer this message` })
    }
  }
  if (channel === 'sms') {
    const shortest = fill(body, () => ({ text: '', isForeign: false }))
    const { parts } = smsSize(plainForSms(linesOfText(shortest, 'en', undefined)))
    if (parts > mostParts) {
      const message = `takes ${parts} parts of an SMS before anything is put into it, and at most ${mostParts} are allowed`
      faults.push({ field: 'body', message })
    }
  }
  return faults
}

function faultsOfText(field: string, text: string, names: readonly Placeholder[]): FieldFault[] {
  const parts = splitAtNames(text)
  const written = new Set(parts.filter((_, index) => index % 2 === 1))
  const known = names.length === 0 ? 'none' : names.map((name) => `{{${name}}}`).join(', ')
  const faults = [...written]
    .filter((name) => !isPlaceholder(name) || !names.includes(name))
    .map((name) => ({ field, message: `knows no {{${name}}}; there are ${known}` }))
  if (parts.some((part, index) => index % 2 === 0 && /\{\{|\}\}/.test(part))) {
    faults.push({ field, message: 'has braces that are not a placeholder: each is {{name}}, closed on the same line' })
  }
  return faults
}
