export const fields = ['name', 'phone', 'email', 'language', 'born_on', 'notes'] as const
export type Field = (typeof fields)[number]

/** What people call them, less accents and capitals. */
const names: Record<Field, RegExp> = {
  name: /^(nom|prenom|name|full ?name|client|customer|الاسم|اسم|الزبون)/,
  phone: /^(tel|phone|mobile|gsm|portable|whatsapp|numero|الهاتف|هاتف|رقم)/,
  email: /^(e-?mail|courriel|mail|adresse e-?mail|البريد|بريد)/,
  language: /^(langue|language|lang|اللغة|لغة)/,
  born_on: /^(naissance|date de naissance|ne le|nee le|birth|date of birth|born|تاريخ الميلاد|الميلاد)/,
  notes: /^(note|remarque|comment|observation|ملاحظ)/,
}

/** Which field each column is, as far as its title says; `null`: it is left out. */
export function guessColumns(titles: readonly string[]): (Field | null)[] {
  const taken = new Set<Field>()
  return titles.map((title) => {
    const plain = title
      .normalize('NFKD')
      .replaceAll(/[\u0300-\u036f\u064b-\u065f]/g, '')
      .trim()
      .toLowerCase()
    const field = fields.find((one) => !taken.has(one) && names[one].test(plain.normalize('NFC')))
    if (field !== undefined) taken.add(field)
    return field ?? null
  })
}

/** As the API takes them. Two columns of one field, first and last name for instance, stand together in it. */
export function rowsOf(
  lines: readonly (readonly string[])[],
  columns: readonly (Field | null)[],
): Partial<Record<Field, string>>[] {
  return lines.map((cells) => {
    const row: Partial<Record<Field, string>> = {}
    columns.forEach((field, index) => {
      const cell = cells[index]?.trim() ?? ''
      if (field === null || cell === '') return
      row[field] = row[field] === undefined ? cell : `${row[field]} ${cell}`
    })
    return row
  })
}
