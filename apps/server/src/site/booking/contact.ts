import { z } from 'zod'
import type { DomainError } from '../../core/errors.ts'
import { Email, Name, Phone, Text } from '../../core/shapes.ts'
import type { Field } from '../../modules/services/tables.ts'
import type { Form } from '../forms.ts'
import type { Fault } from '../parts/index.ts'
import type { FrameWords } from '../words/frame.ts'

const Contact = z.object({
  name: Name,
  email: Email,
  phone: Phone,
  notes: Text.max(1000),
})

/** What somebody typed, as it is shown again whatever is wrong with it. */
export type Typed = Record<string, string>

export function typedIn(form: Form): Typed {
  return Object.fromEntries(form.names().map((name) => [name, (form.get(name) ?? '').slice(0, 5000)]))
}

/** Who comes, and how they can be reached: read by the shapes of the API, told in the reader's language. */
export function readContact(
  typed: Typed,
  words: FrameWords,
): { contact: z.output<typeof Contact>; faults: [] } | { contact: undefined; faults: Fault[] } {
  const { name = '', email = '', phone = '', notes = '' } = typed
  const read = Contact.safeParse({ name, email, phone, notes })
  if (read.success) return { contact: read.data, faults: [] }
  const messages: Record<string, string> = {
    ...{ name: words.fault.name, email: words.fault.email, phone: words.fault.phone, notes: words.fault.long },
  }
  const fields = [...new Set(read.error.issues.map(({ path }) => String(path[0])))]
  const order = ['name', 'email', 'phone', 'notes']
  fields.sort((one, other) => order.indexOf(one) - order.indexOf(other))
  return { contact: undefined, faults: fields.map((field) => ({ field, message: messages[field] ?? words.fault.any })) }
}

export const fieldName = ({ id }: Pick<Field, 'id'>): string => `answer-${id}`

/** The answers to the questions of the services, each in the place of its question. */
export function answersIn(typed: Typed, fields: readonly Field[]) {
  return fields.map((field) => {
    const text = (typed[fieldName(field)] ?? '').trim()
    return { field_id: field.id, value: answerOf(field, text) }
  })
}

function answerOf({ kind }: Field, text: string): string | number | boolean | null {
  if (kind === 'yes_no') return text !== ''
  if (text === '') return null
  // As people write it there, with a comma.
  if (kind === 'number') return Number.isFinite(Number(text.replace(',', '.'))) ? Number(text.replace(',', '.')) : text
  return text
}

/** The faults of `services.invalid_answers`, at the fields of the form. */
export function answerFaults(error: DomainError, fields: readonly Field[], words: FrameWords): Fault[] {
  return error.faults.flatMap(({ field: at }) => {
    const field = fields[Number(at.split('.')[1])]
    if (field === undefined) return []
    const message =
      field.kind === 'choice' ? words.fault.choice : field.kind === 'number' ? words.fault.number : words.fault.needed
    return [{ field: fieldName(field), message: `${field.label} – ${message}` }]
  })
}
