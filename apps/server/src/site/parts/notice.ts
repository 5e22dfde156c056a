import { html } from 'hono/html'
import type { Html } from '../../core/page.ts'

export type NoticeKind = 'info' | 'good' | 'warn' | 'bad'

/** A sentence that stands out. What has just happened is told to those who do not see it. */
export function notice(kind: NoticeKind, content: string | Html, { isNew = false }: { isNew?: boolean } = {}): Html {
  const role = isNew ? html` role="${kind === 'bad' ? 'alert' : 'status'}"` : ''
  return html`<div class="${kind === 'info' ? 'note' : `note ${kind}`}"${role}>${content}</div>`
}
