import type { Reply, Row } from '../../api/shapes.ts'

export type Channel = Row<'templates_list'>['channel']
export type Template = Row<'templates_list'>
export type Default = Reply<'templates_defaults'>['templates'][number]

export const channels = ['email', 'sms', 'whatsapp'] as const satisfies Channel[]

export const statuses = ['queued', 'sent', 'delivered', 'failed', 'cancelled'] as const
export type Status = (typeof statuses)[number]

export const tabs = ['log', 'replies', 'rules', 'templates'] as const
export type Tab = (typeof tabs)[number]

/** What the words name that the message does not know: `{{date}}` and the like. */
export function unknownPlaceholders(words: string, known: readonly string[]): string[] {
  const named = [...words.matchAll(/\{\{\s*([\w.]+)\s*\}\}/g)].map(([, name = '']) => name)
  return [...new Set(named)].filter((name) => !known.includes(name))
}
