import { join } from 'node:path'
import { expect, test } from 'vitest'
import { languages } from '../../../core/shapes.ts'
import { notificationKinds } from '../tables.ts'
import { usualWords } from './index.ts'
import { allowed, needed, type Placeholder, placeholders } from './placeholders.ts'

const root = join(import.meta.dirname, '..', '..', '..', '..', '..', '..')
const file = join(root, 'docs', 'reference', 'messages.md')

const named = { fr: 'French', ar: 'Arabic', en: 'English' }

/** Placeholders as WhatsApp writes them: by number. */
function numbered(body: string): string {
  let count = 0
  return body.replace(/\{\{\w+\}\}/g, () => {
    count += 1
    return `{{${count}}}`
  })
}

function kindsOf(name: Placeholder): string {
  const kinds = notificationKinds.filter((kind) => allowed[kind].includes(name))
  if (kinds.length === notificationKinds.length) return 'all'
  const others = notificationKinds.filter((kind) => !kinds.includes(kind))
  const shown = (some: readonly string[]) => some.map((kind) => `\`${kind}\``).join(', ')
  return others.length < 3 ? `all but ${shown(others)}` : shown(kinds)
}

function page(): string {
  const rows = (Object.keys(placeholders) as Placeholder[]).map(
    (name) => `| \`{{${name}}}\` | ${placeholders[name]} | ${kindsOf(name)} |`,
  )
  const needs = Object.entries(needed).map(([kind, names]) => `\`${kind}\` (${names.map((name) => `\`{{${name}}}\``)})`)
  const words = notificationKinds.map((kind) => {
    const parts = languages.map((language) => {
      const { subject } = usualWords(kind, 'email', language)
      const sms = usualWords(kind, 'sms', language).body
      const whatsapp = numbered(usualWords(kind, 'whatsapp', language).body)
      return `${named[language]}, subject of the email, SMS, and the template \`${kind}\` of WhatsApp:\n\n\`\`\`text\n${subject}\n\`\`\`\n\n\`\`\`text\n${sms}\n\`\`\`\n\n\`\`\`text\n${whatsapp}\n\`\`\``
    })
    return `### \`${kind}\`\n\n${parts.join('\n\n')}`
  })
  return `# Messages

What a business's own words may name, and the words that come with the platform. This page is printed from
\`apps/server/src/modules/communications/words\` by \`reference.test.ts\` there, and fails the tests when it is not what they
say; \`npx vitest run apps/server/src/modules/communications/words/reference.test.ts -u\` prints it anew. What it is about:
[messages](../guides/messages.md).

## Placeholders

| placeholder | what stands in its place | in messages of the kind |
| --- | --- | --- |
${rows.join('\n')}

A template must name: ${needs.join('; ')}. In a subject there are no \`{{details}}\`, \`{{bookings}}\` and \`{{link}}\`.

## Words

The bodies of emails are in \`GET /api/templates/defaults/\`, with these. Numbers are the places of WhatsApp's templates, in
the order in which they are filled.

${words.join('\n\n')}
`
}

test('docs/reference/messages.md is what the code says', async () => {
  await expect(page()).toMatchFileSnapshot(file)
})
