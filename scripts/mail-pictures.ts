// Pictures of mails as somebody sees them on a telephone: `node scripts/mail-pictures.ts <folder> [colour]`. It needs Chromium:
// CHROMIUM says where it is. docs/guides/messages.md shows them.
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { exampleMail } from '../apps/server/src/modules/communications/index.ts'

const [, , folder, colour] = process.argv
if (folder === undefined) throw new Error('Say where to: node scripts/mail-pictures.ts <folder> [colour]')
mkdirSync(folder, { recursive: true })

const chromium = process.env.CHROMIUM ?? 'chromium'
// Among the last lines of a page: as high as the letter is, and no more.
const heights = { booking_confirmed: 640, reminder: 690 } as const
const pages = mkdtempSync(join(tmpdir(), 'mails-'))

for (const kind of ['booking_confirmed', 'reminder'] as const) {
  for (const language of ['fr', 'ar', 'en'] as const) {
    const page = join(pages, `${kind}-${language}.html`)
    const picture = join(resolve(folder), `${kind}-${language}.webp`)
    writeFileSync(page, exampleMail(kind, language, colour).html)
    await promisify(execFile)(chromium, [
      ...['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars'],
      `--window-size=400,${heights[kind]}`,
      `--screenshot=${picture}`,
      pathToFileURL(page).href,
    ])
    console.log(picture)
  }
}
rmSync(pages, { recursive: true })
