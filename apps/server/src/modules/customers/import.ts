import type { TenantTx } from '@bookme/tenancy'
import { readCsv } from '../../core/csv-read.ts'
import { e164Of, phoneDigits } from '../../core/phone.ts'
import { fromWire } from '../../core/wire.ts'
import { CustomerBody } from './contract.ts'
import { TooManyRowsError, UnreadableTableError } from './errors.ts'
import { type Column, columns, type ImportRow, mostRows } from './import-contract.ts'
import { findKnown, insertCustomers } from './queries.ts'

/** What the columns are called in tables that people bring along; accents and case do not count. */
const names: Readonly<Record<Column, readonly string[]>> = {
  name: [
    'name',
    'full name',
    'customer',
    'client',
    'nom',
    'nom complet',
    'nom et prenom',
    'الاسم',
    'الاسم الكامل',
    'الزبون',
  ],
  email: ['email', 'e-mail', 'mail', 'courriel', 'adresse e-mail', 'البريد', 'البريد الالكتروني', 'البريد الإلكتروني'],
  phone: ['phone', 'telephone', 'tel', 'mobile', 'gsm', 'portable', 'whatsapp', 'numero', 'الهاتف', 'رقم الهاتف'],
  language: ['language', 'langue', 'lang', 'اللغة'],
  born_on: [
    'born_on',
    'born on',
    'birthday',
    'date of birth',
    'date de naissance',
    'anniversaire',
    'تاريخ الازدياد',
    'تاريخ الميلاد',
  ],
  notes: ['notes', 'note', 'remarques', 'commentaire', 'ملاحظات'],
}
const languages: Readonly<Record<string, string>> = {
  ...{ francais: 'fr', french: 'fr', arabe: 'ar', arabic: 'ar', anglais: 'en', english: 'en' },
  ...{ الفرنسية: 'fr', العربية: 'ar', الانجليزية: 'en', الإنجليزية: 'en' },
}
const folded = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .trim()
    .toLowerCase()

/** @throws {UnreadableTableError} @throws {TooManyRowsError} */
export function rowsOfCsv(csv: string): { rows: ImportRow[]; unknown: string[] } {
  const [header = [], ...lines] = readCsv(csv)
  const found = header.map((text) =>
    columns.find((column) => names[column].some((name) => folded(name) === folded(text))),
  )
  if (!found.includes('name')) {
    const message = `has no column ${names.name[0]} or ${names.name[4]}: its first line must name the columns.`
    throw new UnreadableTableError(`The table ${message}`, { faults: [{ field: 'csv', message }] })
  }
  assertFew(lines.length)
  const rows = lines.map((cells) => {
    const row: ImportRow = {}
    // Of two columns for the same the first with something in it counts.
    for (const [position, column] of found.entries()) {
      const cell = cells[position]?.trim() ?? ''
      if (column !== undefined && cell !== '' && row[column] === undefined) row[column] = cell
    }
    return row
  })
  return { rows, unknown: header.filter((_, position) => found[position] === undefined) }
}

/** @throws {TooManyRowsError} */
export function assertFew(count: number): void {
  if (count <= mostRows) return
  const message = `has ${count} lines: at most ${mostRows} are taken at a time.`
  throw new TooManyRowsError(`The table ${message}`, { faults: [{ field: 'csv', message }] })
}

interface Judged {
  line: number
  action: 'create' | 'duplicate' | 'invalid'
  customer_id: string | null
  same_as_line: number | null
  errors: { column: string; message: string }[]
}
type NewCustomer = ReturnType<typeof read>['values']

/** Judges each line, and writes those that are new. What a customer already has stays as it is. */
export async function importCustomers(
  tx: TenantTx,
  rows: readonly ImportRow[],
  { dryRun, now, notes }: { dryRun: boolean; now: Temporal.Instant; notes: boolean },
): Promise<Judged[]> {
  const judged = rows.map((row) => read(row, { notes }))
  const good = judged.flatMap(({ values }) => values ?? [])
  const known = await findKnown(tx, {
    emails: good.flatMap(({ email }) => (email === '' ? [] : [email.toLowerCase()])),
    phones: good.flatMap(({ phone }) => (phone === '' ? [] : [phoneDigits(phone)])),
  })
  const lines = new Map<string, number>()
  const wanted: NonNullable<NewCustomer>[] = []
  const told = judged.map(({ values, errors }, position): Judged => {
    const line = position + 1
    const nobody = { line, customer_id: null, same_as_line: null, errors }
    if (values === undefined) return { ...nobody, action: 'invalid' }
    const keys = keysOf(values)
    const customer = keys.map((key) => known.get(key)).find((id) => id !== undefined)
    if (customer !== undefined) return { ...nobody, action: 'duplicate', customer_id: customer }
    const same = keys.map((key) => lines.get(key)).find((one) => one !== undefined)
    if (same !== undefined) return { ...nobody, action: 'duplicate', same_as_line: same }
    for (const key of keys) lines.set(key, line)
    wanted.push(values)
    return { ...nobody, action: 'create' }
  })
  if (!dryRun) {
    await insertCustomers(
      tx,
      // Whoever brings their own list of customers knows whose numbers those are.
      wanted.map((values) => ({ ...values, phoneVerifiedAt: values.phone === '' ? null : now })),
    )
  }
  return told
}

/** Who shares one of these is the same. */
const keysOf = ({ email, phone }: { email: string; phone: string }) => [
  ...(email === '' ? [] : [`email ${email.toLowerCase()}`]),
  ...(phone === '' ? [] : [`phone ${phoneDigits(phone)}`]),
]

function read(row: ImportRow, may: { notes: boolean }) {
  const { language = '', born_on: born = '', notes = '', ...rest } = row
  const body = {
    ...rest,
    ...(language === '' ? {} : { language: languages[folded(language)] ?? folded(language) }),
    ...(born === '' ? {} : { born_on: dateOf(born) }),
    ...(may.notes ? { notes } : {}),
  }
  const parsed = CustomerBody.safeParse(body)
  const errors = (parsed.error?.issues ?? []).map(({ path, message }) => ({ column: String(path[0]), message }))
  if (parsed.success && parsed.data.phone !== '' && e164Of(parsed.data.phone) === undefined) {
    errors.push({ column: 'phone', message: 'is no telephone number that can be called' })
  }
  return { errors, values: parsed.success && errors.length === 0 ? fromWire(parsed.data) : undefined }
}

/** `7/1/1990` and `07-01-1990` as people here write it, the day first. */
function dateOf(text: string): string {
  const [, first = '', month = '', year] = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(text) ?? []
  return year === undefined ? text : `${year}-${month.padStart(2, '0')}-${first.padStart(2, '0')}`
}
