import type { Language } from '../../../core/i18n.ts'
import type { Channel, NotificationKind } from '../tables.ts'
import { exampleFacts } from './examples.ts'
import type { MessageFacts, OwnWords, Rendered } from './facts.ts'
import { footOf, letterOf } from './html.ts'
import { inviteOf } from './invite.ts'
import { words } from './languages/index.ts'
import { plainForSms } from './sms.ts'
import { fill, fillOneLine, isPlaceholder, splitAtNames } from './template.ts'
import { linesOfText, textOf } from './text.ts'
import { valuesOf } from './values.ts'

export type { MessageFacts, OwnWords, Rendered } from './facts.ts'

/**
 * Puts a message into words. It reads and changes nothing: the same facts make the same message.
 *
 * @param own - the words of the business for this kind, channel and language; by default the platform's. A subject that
 *   is empty is the platform's.
 */
export function renderMessage(facts: MessageFacts, own?: OwnWords): Rendered {
  const { kind, channel, language } = facts
  const usual = words[language].kinds[kind]
  const tell = valuesOf(facts)
  const lines = fill(own?.body ?? usual[channel], tell)
  const templateVersion = own?.version ?? 0
  if (channel !== 'email') {
    const text = linesOfText(lines, language, undefined)
    return {
      subject: '',
      text: channel === 'sms' ? plainForSms(text) : text,
      html: '',
      attachments: [],
      template: channel === 'whatsapp' ? approvedOf(facts) : undefined,
      templateVersion,
    }
  }
  const wanted = own === undefined || own.subject.trim() === '' ? usual.subject : own.subject
  const subject = textOf(fillOneLine(wanted, tell), language)
  const invite = inviteOf(facts)
  const foot = footOf(facts).map((piece) => textOf([piece], language))
  return {
    subject,
    text: `${linesOfText(lines, language, usual.button)}\n\n${foot.join('\n')}\n`,
    html: letterOf({ facts, subject, lines, button: usual.button }),
    attachments: invite === undefined ? [] : [invite],
    template: undefined,
    templateVersion,
  }
}

/** The words that come with the platform, as a business would write its own. */
export function usualWords(
  kind: NotificationKind,
  channel: Channel,
  language: Language,
): { subject: string; body: string } {
  const usual = words[language].kinds[kind]
  return { subject: channel === 'email' ? usual.subject : '', body: usual[channel] }
}

/** An email of the platform's own words, about somebody and something made up: to look at. */
export function exampleMail(kind: NotificationKind, language: Language, colour?: string): Rendered {
  const facts = exampleFacts({ kind, channel: 'email', language })
  return renderMessage({ ...facts, business: { ...facts.business, colour: colour ?? facts.business.colour } })
}

/** WhatsApp wants something in each place. */
const absent = '–'

/**
 * What WhatsApp knows the platform's own words by. It takes them alone, as they were approved, to begin a conversation:
 * a business's own words are for those that go on.
 */
function approvedOf(facts: MessageFacts): Rendered['template'] {
  const { kind, language } = facts
  const tell = valuesOf(facts)
  const names = splitAtNames(words[language].kinds[kind].whatsapp).filter((_, index) => index % 2 === 1)
  const parameters = names.filter(isPlaceholder).map((name) => {
    const value = tell(name)
    const text = 'rows' in value ? '' : textOf([value], language)
    return text === '' ? absent : text
  })
  return { name: kind, parameters }
}
