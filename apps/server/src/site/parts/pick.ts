import { html, raw } from 'hono/html'
import type { Html } from '../../core/page.ts'

interface Choice {
  name: string
  value: string
  title: string | Html
  about?: string | Html
  /** At the end of the line: a price. */
  aside?: string | Html
  /** At its beginning: a face. */
  front?: Html
  isChecked?: boolean
  /** For scripts: what choosing it adds. */
  data?: Readonly<Record<string, string | number>>
}

function card(type: 'radio' | 'checkbox', choice: Choice): Html {
  const { name, value, title, about, aside, front = '', isChecked = false, data = {} } = choice
  const facts = Object.entries(data).map(([key, one]) => html` data-${key}="${one}"`)
  const more = about === undefined || about === '' ? '' : html`<span class="hint">${about}</span>`
  const end = aside === undefined || aside === '' ? '' : html`<span class="num nowrap strong">${aside}</span>`
  return html`<label class="pick"><input type="${type}" name="${name}" value="${value}"${raw(isChecked ? ' checked' : '')}${facts}>${front}<span><span>${title}</span>${more}</span>${end}</label>`
}

/** One of several, in a `fieldset` with a `legend`. */
export const radioCard = (choice: Choice): Html => card('radio', choice)
/** On top of others. */
export const checkCard = (choice: Choice): Html => card('checkbox', choice)

/** Somebody by the first letters of their name. */
export function face(name: string): Html {
  const words = name.split(/\s+/).filter((word) => word !== '')
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '')
  // Letters of Arabic would join to what is no word.
  const initials = /^[\p{Script=Latin}\p{M}]*$/u.test(letters.join('')) ? letters.join('') : letters[0]
  return html`<span class="face" aria-hidden="true">${initials}</span>`
}
