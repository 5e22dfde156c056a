import { html, raw } from 'hono/html'
import type { Html } from '../../core/page.ts'
import type { FrameWords } from '../words/frame.ts'

/** What is wrong with a field: its name in the form, and the sentence. */
export interface Fault {
  field: string
  message: string
}

export interface FieldOptions {
  name: string
  label: string
  words: FrameWords
  value?: string | undefined
  hint?: string
  fault?: string | undefined
  isRequired?: boolean
  type?: string
  /** Further attributes, as they stand in HTML. */
  autocomplete?: string
  inputmode?: string
  direction?: 'ltr' | 'auto'
  maxLength?: number
}

/** A labelled field: what is wrong with it is said beside it, and by those who read it aloud. */
export function field(options: FieldOptions): Html {
  const { name, value = '', type = 'text', autocomplete, inputmode, direction = 'auto', maxLength } = options
  return around(
    options,
    html`<input id="${idOf(name)}" name="${name}" type="${type}" value="${value}" dir="${direction}"${attribute('autocomplete', autocomplete)}${attribute('inputmode', inputmode)}${attribute('maxlength', maxLength)}${facts(options)}>`,
  )
}

export function textArea(options: FieldOptions): Html {
  const { name, value = '', maxLength } = options
  return around(
    options,
    html`<textarea id="${idOf(name)}" name="${name}" rows="3" dir="auto"${attribute('maxlength', maxLength)}${facts(options)}>${value}</textarea>`,
  )
}

export function select(options: FieldOptions & { choices: readonly (readonly [string, string])[] }): Html {
  const { name, value = '', choices } = options
  return around(
    options,
    html`<select id="${idOf(name)}" name="${name}" dir="auto"${facts(options)}>${choices.map(
      ([key, title]) => html`<option value="${key}"${raw(key === value ? ' selected' : '')}>${title}</option>`,
    )}</select>`,
  )
}

/** A box that says yes. */
export function yesNo(options: FieldOptions): Html {
  const { name, label, value, fault } = options
  const checked = raw(value === undefined || value === '' ? '' : ' checked')
  return html`<div class="${fault === undefined ? 'field' : 'field bad'}"><label class="pick"><input type="checkbox" id="${idOf(name)}" name="${name}" value="yes"${checked}${facts(options)}><span>${label}</span></label>${told(options)}</div>`
}

export function hidden(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}">`
}

/** Above a form that was refused: every fault leads to its field. It takes the focus when the page is there. */
export function errorSummary(words: FrameWords, faults: readonly Fault[]): Html {
  if (faults.length === 0) return html``
  return html`<div class="note bad" role="alert" id="faults" tabindex="-1" autofocus><strong>${words.faults}</strong>
<ul>${faults.map(({ field: name, message }) => html`<li><a href="#${idOf(name)}">${message}</a></li>`)}</ul></div>`
}

const idOf = (name: string) => `f-${name.replaceAll(/[^\w-]/g, '-')}`

const attribute = (name: string, value: string | number | undefined) =>
  value === undefined ? '' : html` ${raw(name)}="${value}"`

function facts({ name, isRequired = false, fault, hint }: FieldOptions): Html {
  const described = [hint === undefined ? '' : `${idOf(name)}-h`, fault === undefined ? '' : `${idOf(name)}-e`]
    .filter((id) => id !== '')
    .join(' ')
  return html`${raw(isRequired ? ' required' : '')}${raw(fault === undefined ? '' : ' aria-invalid="true"')}${described === '' ? '' : html` aria-describedby="${described}"`}`
}

function around(options: FieldOptions, control: Html): Html {
  const { name, label, words, hint, fault, isRequired = false } = options
  const mark = isRequired ? '' : html` <span class="hint">(${words.optional})</span>`
  return html`<div class="${fault === undefined ? 'field' : 'field bad'}"><label for="${idOf(name)}"><bdi>${label}</bdi>${mark}</label>
${hint === undefined ? '' : html`<span class="hint" id="${idOf(name)}-h">${hint}</span>`}${control}${told(options)}</div>`
}

const told = ({ name, fault }: FieldOptions): Html =>
  fault === undefined ? html`` : html`<span class="fault" id="${idOf(name)}-e">${fault}</span>`
