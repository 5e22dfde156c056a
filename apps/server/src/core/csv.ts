/** What a spreadsheet would take for a formula (OWASP, CSV injection): also behind blanks, and in full width. */
const formula = /^[\s"']*[=+\-@＝＋－＠|%]|^[\t\r\n]/

/** A cell as RFC 4180 has it; text that a spreadsheet would run begins with an apostrophe, and is shown as it is. */
function cell(value: unknown): string {
  const text = value === null || value === undefined ? '' : typeof value === 'string' ? value : String(value)
  const safe = formula.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Lines of a table, with a line of names first. A mark in front tells spreadsheets that it is UTF-8. */
export function toCsv(names: readonly string[], rows: readonly (readonly unknown[])[]): string {
  return `\uFEFF${[names, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`
}
