/**
 * Reads a table as spreadsheets write it: with commas, semicolons or tabs, whichever the first line has most of; quotes
 * around what has one in it (RFC 4180).
 */
export function readCsv(text: string): string[][] {
  const body = text.replace(/^\uFEFF/, '')
  const separator = separatorOf(body)
  const lines: string[][] = []
  let line: string[] = []
  let cell = ''
  let isQuoted = false
  for (let index = 0; index < body.length; index++) {
    const sign = body[index]
    if (isQuoted) {
      if (sign !== '"') cell += sign
      else if (body[index + 1] === '"') {
        cell += '"'
        index++
      } else isQuoted = false
    } else if (sign === '"' && cell === '') isQuoted = true
    else if (sign === separator) {
      line.push(cell)
      cell = ''
    } else if (sign === '\n') {
      line.push(cell)
      lines.push(line)
      line = []
      cell = ''
    } else if (sign !== '\r') cell += sign
  }
  if (cell !== '' || line.length > 0) lines.push([...line, cell])
  return lines.filter((cells) => cells.some((one) => one.trim() !== ''))
}

function separatorOf(text: string): string {
  const first = text.slice(0, text.indexOf('\n') + 1 || undefined)
  const count = (sign: string) => first.split(sign).length
  return [';', ',', '\t'].toSorted((a, b) => count(b) - count(a))[0] ?? ';'
}
