import type { FieldFault } from '../../core/errors.ts'
import type { Html } from '../../core/page.ts'
import type { AskedField, Field } from '../../modules/services/index.ts'
import type { Form } from '../forms.ts'
import { type Fault, type FieldOptions, field, select, textArea, yesNo } from '../parts/index.ts'
import type { FrameWords } from '../words/frame.ts'

const nameOf = ({ id }: Pick<Field, 'id'>) => `answer-${id}`

/** The questions of a service as fields, with what was answered and what is wrong with it. */
export function questions(
  fields: readonly AskedField[],
  { words, form, faults }: { words: FrameWords; form: Form; faults: readonly Fault[] },
): Html[] {
  return fields.map((one) => {
    const name = nameOf(one)
    const options: FieldOptions = {
      ...{ name, words, label: one.label, isRequired: one.isRequired, value: form.get(name) },
      fault: faults.find((fault) => fault.field === name)?.message,
    }
    switch (one.kind) {
      case 'long_text':
        return textArea({ ...options, maxLength: 2000 })
      case 'number':
        return field({ ...options, inputmode: 'decimal', direction: 'ltr' })
      case 'date':
        return field({ ...options, type: 'date', direction: 'ltr' })
      case 'yes_no':
        return yesNo(options)
      case 'choice':
        return select({
          ...options,
          choices: [['', '—'], ...one.options.map((text, index) => [text, one.choices[index] ?? text] as const)],
        })
      default:
        return field({ ...options, maxLength: 200 })
    }
  })
}

/** What a form answers: each question in its place, the unanswered too, so that what is missing can be named. */
export function answersIn(form: Form, fields: readonly Field[]) {
  return fields.map((one) => ({ field_id: one.id, value: answerOf(one, form.get(nameOf(one))?.trim() ?? '') }))
}

function answerOf({ kind }: Field, text: string): string | number | boolean | null {
  if (kind === 'yes_no') return text === 'yes' ? true : null
  if (text === '' || kind !== 'number') return text === '' ? null : text
  const number = Number(text.replace(',', '.'))
  // What is no number is refused as what it is.
  return Number.isFinite(number) ? number : text
}

const faultWords: Partial<Record<Field['kind'], keyof FrameWords['fault']>> = {
  number: 'number',
  date: 'date',
  choice: 'choice',
  text: 'long',
  long_text: 'long',
}

/** The faults of answers, by the names of the form and in the words of the page. */
export function faultsOf(
  found: readonly FieldFault[],
  { form, fields, words }: { form: Form; fields: readonly Field[]; words: FrameWords },
): Fault[] {
  return found.flatMap(({ field: at }) => {
    const one = fields[Number(at.split('.')[1])]
    if (one === undefined) return []
    const isBlank = (form.get(nameOf(one))?.trim() ?? '') === ''
    return [{ field: nameOf(one), message: words.fault[isBlank ? 'needed' : (faultWords[one.kind] ?? 'any')] }]
  })
}
