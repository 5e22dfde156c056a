import type { FieldFault } from '../../core/errors.ts'
import type { Language } from '../../core/i18n.ts'
import { PlainDate } from '../../core/shapes.ts'
import { InvalidAnswersError } from './errors.ts'
import type { Field } from './tables.ts'

/** What a customer was asked and said, as the question is worded now. */
interface Answer {
  field_id: string
  label: string
  value: string | number | boolean
}

const longest = { text: 200, long_text: 2000 } as const

/** What is wrong with an answer, for customers. */
const words: Record<Language, Record<Field['kind'] | 'unknown' | 'twice' | 'sign', string> & Wording> = {
  en: {
    refused: 'The answers do not fit the questions.',
    missing: (label) => `This needs an answer: ${label}`,
    unknown: 'is not asked here',
    twice: 'was answered already',
    sign: 'has a character that cannot be stored',
    text: `must be text of at most ${longest.text} characters`,
    long_text: `must be text of at most ${longest.long_text} characters`,
    number: 'must be a number',
    yes_no: 'must be yes or no: true or false',
    choice: 'must be one of the choices',
    date: 'must be a date that exists, like 2030-01-07',
  },
  fr: {
    refused: 'Les réponses ne correspondent pas aux questions.',
    missing: (label) => `Une réponse est nécessaire\u202f: ${label}`,
    unknown: 'n’est pas demandé ici',
    twice: 'a déjà une réponse',
    sign: 'contient un caractère qui ne peut être enregistré',
    text: `doit être un texte de ${longest.text} caractères au plus`,
    long_text: `doit être un texte de ${longest.long_text} caractères au plus`,
    number: 'doit être un nombre',
    yes_no: 'doit être oui ou non\u202f: true ou false',
    choice: 'doit être l’un des choix',
    date: 'doit être une date qui existe, comme 2030-01-07',
  },
  ar: {
    refused: 'الإجابات لا توافق الأسئلة.',
    missing: (label) => `هذا السؤال يحتاج إلى إجابة: ${label}`,
    unknown: 'سؤال غير مطروح هنا',
    twice: 'سبقت الإجابة عنه',
    sign: 'يحتوي على رمز لا يمكن حفظه',
    text: `يجب أن يكون نصًا لا يتجاوز ${longest.text} حرف`,
    long_text: `يجب أن يكون نصًا لا يتجاوز ${longest.long_text} حرف`,
    number: 'يجب أن يكون رقمًا',
    yes_no: 'يجب أن تكون الإجابة نعم أو لا: true أو false',
    choice: 'يجب أن يكون أحد الخيارات',
    date: 'يجب أن يكون تاريخًا موجودًا، مثل 2030-01-07',
  },
}

interface Wording {
  refused: string
  missing(label: string): string
}

/**
 * Reads what a customer answered. Blank text and `null` are no answer.
 *
 * @param fields - what is asked
 * @param given - in any order
 * @param language - of what is said about a fault
 * @returns the answers in the order of the fields, without those that were not given
 * @throws {InvalidAnswersError} its faults are of `answers.<index>`, or of `answers` for what is missing altogether
 */
export function checkAnswers(
  fields: readonly Pick<Field, 'id' | 'label' | 'kind' | 'options' | 'isRequired'>[],
  given: readonly { field_id: string; value: unknown }[],
  language: Language = 'en',
): Answer[] {
  const say = words[language]
  const faults: FieldFault[] = []
  const byId = new Map(fields.map((field) => [field.id, field]))
  /** Where each field was answered first, and with what; `undefined` is nothing, or nothing that fits. */
  const read = new Map<string, { at: string; isBlank: boolean; value?: Answer['value'] }>()
  for (const [index, { field_id, value }] of given.entries()) {
    const at = `answers.${index}`
    const field = byId.get(field_id.toLowerCase())
    if (field === undefined) faults.push({ field: at, message: say.unknown })
    else if (read.has(field.id)) faults.push({ field: at, message: say.twice })
    else {
      const text = typeof value === 'string' ? value.trim() : value
      const isBlank = text === '' || text === null || text === undefined
      const fault = isBlank ? undefined : faultOf(field, text)
      if (fault !== undefined) faults.push({ field: at, message: say[fault] })
      read.set(field.id, { at, isBlank, ...(isBlank ? {} : { value: text as Answer['value'] }) })
    }
  }
  for (const { id, label, isRequired } of fields) {
    const { at = 'answers', isBlank = true } = read.get(id) ?? {}
    if (isRequired && isBlank) faults.push({ field: at, message: say.missing(label) })
  }
  if (faults.length > 0) throw new InvalidAnswersError(say.refused, { faults })
  return fields.flatMap(({ id, label }) => {
    const value = read.get(id)?.value
    return value === undefined ? [] : [{ field_id: id, label, value }]
  })
}

/** What is wrong with an answer, by its name among the words; `undefined` where nothing is. */
function faultOf(
  { kind, options }: Pick<Field, 'kind' | 'options'>,
  value: unknown,
): Field['kind'] | 'sign' | undefined {
  // PostgreSQL's jsonb takes neither NUL nor half of a surrogate pair.
  if (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed())) return 'sign'
  const fits = {
    text: () => typeof value === 'string' && value.length <= longest.text,
    long_text: () => typeof value === 'string' && value.length <= longest.long_text,
    number: () => Number.isFinite(value),
    yes_no: () => typeof value === 'boolean',
    choice: () => options.some((option) => option === value),
    date: () => PlainDate.safeParse(value).success,
  }
  return fits[kind]() ? undefined : kind
}
