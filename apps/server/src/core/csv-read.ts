/** A table as spreadsheets write it, RFC 4180: with commas, semicolons or tabs, as its first line has most of. */
export function readCsv(text: string): string[][] {
  const plain = text.replace(/^\uFEFF/, '')
  const [header = ''] = plain.split('\n', 1)
  const count = (separator: string) => header.split(separator).length
  const separator = [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best))
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let isQuoted = false
  const endCell = () => {
    row.push(unguarded(cell))
    cell = ''
  }
  const endRow = () => {
    endCell()
    if (row.some((one) => one.trim() !== '')) rows.push(row)
    row = []
  }
  for (let at = 0; at < plain.length; at++) {
    const sign = plain[at] as string
    if (isQuoted) {
      if (sign !== '"') cell += sign
      else if (plain[at + 1] === '"') cell += plain[++at]
      else isQuoted = false
    } else if (sign === '"' && cell === '') isQuoted = true
    else if (sign === separator) endCell()
    else if (sign === '\n') endRow()
    else if (sign !== '\r') cell += sign
  }
  if (cell !== '' || row.length > 0) endRow()
  return rows
}

/** What `toCsv` puts in front of a cell, so that no spreadsheet runs it, is no part of it. */
const unguarded = (cell: string) => (/^'[\s"']*[=+\-@＝＋－＠|%]/.test(cell) ? cell.slice(1) : cell)
