// Control characters in somebody's data would steer the terminal.
const controls = /[\p{Cc}\u2028\u2029]/gu

/** A value in one line. What is absent is a dash. */
export function cell(value: unknown): string {
  return textOf(value).replace(controls, (character) => JSON.stringify(character).slice(1, -1))
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '–'
  if (typeof value === 'string') return value
  if (Buffer.isBuffer(value)) return `\\x${value.toString('hex')}`
  if (typeof value === 'object') return JSON.stringify(value)
  return String(value)
}

/** Rows of equal length as lines with columns. */
export function tableLines(rows: readonly (readonly unknown[])[]): string[] {
  const cells = rows.map((row) => row.map(cell))
  const widths = cells[0]?.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length))) ?? []
  return cells.map((row) =>
    row
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

export function printTable(rows: readonly (readonly unknown[])[]): void {
  for (const line of tableLines(rows)) console.log(line)
}

export function printJson(value: unknown): void {
  console.log(JSON.stringify(value, null, 2))
}
