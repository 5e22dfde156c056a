import i18next from 'i18next'
import type { FieldProblem } from './problem.ts'

interface Sentences {
  codes: Record<string, string>
  fields: Record<string, string>
}

// The server speaks to programs, in English. Whoever reads another language gets these, when something is first refused.
const files = import.meta.glob<Sentences>('./refusals/*.json', { import: 'default' })

/** What the server says of a field, by its beginning, and the sentence for it; `(…)` is what fills it in. */
const said: readonly (readonly [RegExp, string])[] = [
  [/^Too small: expected array to have >=?1 items/, 'chooseOne'],
  [
    /^Too small: expected string to have >=?1 characters|^must not be empty|^Invalid input: expected .*(undefined|null)/,
    'empty',
  ],
  [/^Too small: expected string to have >=?(\d+)/, 'shortest'],
  [/^Too small: expected (?:array|set|map) to have >=?(\d+)/, 'fewest'],
  [/^Too small: expected \w+ to be >=(-?[\d.]+)/, 'least'],
  [/^Too small: expected \w+ to be >(-?[\d.]+)/, 'above'],
  [/^Too big: expected string to have <=?(\d+)/, 'longest'],
  [/^Too big: expected (?:array|set|map) to have <=?(\d+)/, 'many'],
  [/^Too big: expected \w+ to be <=?(-?[\d.]+)/, 'most'],
  [/^Invalid email/, 'email'],
  [/telephone number/, 'phone'],
  [/begins? with https/, 'https'],
  [/whole address/, 'address'],
  [/domain name/, 'domain'],
  [/must be a colour/, 'colour'],
  [/must be a (date|wall time)/, 'date'],
  [/must be a time/, 'time'],
  [/^must be a decimal number/, 'amount'],
  [/^must be a (whole )?number|expected number/, 'number'],
  [/^must not be below zero/, 'negative'],
  [/^must be after|each must end after/, 'after'],
  [/^must go from early to late/, 'tiers'],
  [/^There is no .* here/, 'unknown'],
  [/already/, 'taken'],
  [/not the password of this account/, 'password'],
  [/^must have (\{\{\w+\}\})/, 'link'],
]

async function sentences(): Promise<Sentences | undefined> {
  // Without a network they do not come, and the server's own words are better than none.
  return files[`./refusals/${i18next.language}.json`]?.().catch(() => undefined)
}

const filled = (sentence: string, value = '') => sentence.replace(/\{\{\w+\}\}/, value)

/** What was refused, in the language of whoever reads it; what has no sentence stays in the server's. */
export async function spoken(
  code: string,
  detail: string,
  fields: readonly FieldProblem[],
): Promise<{ detail: string; fields: FieldProblem[] }> {
  const known = await sentences()
  if (known === undefined) return { detail, fields: [...fields] }
  return {
    detail: known.codes[code] ?? detail,
    fields: fields.map(({ field, message }) => {
      const [pattern, key = 'any'] = said.find(([beginning]) => beginning.test(message)) ?? []
      return { field, message: filled(known.fields[key] ?? message, pattern?.exec(message)?.[1]) }
    }),
  }
}
