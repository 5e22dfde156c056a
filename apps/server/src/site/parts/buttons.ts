import { html } from 'hono/html'
import type { Html } from '../../core/page.ts'

type Kind = 'main' | 'bad' | 'plain' | 'usual'

const classOf = (kind: Kind, isWide: boolean) => `btn${kind === 'usual' ? '' : ` ${kind}`}${isWide ? ' wide' : ''}`

/** Sends its form, or the one with the id `form`. With a name it says which of several was pressed. */
export function button(
  label: string | Html,
  {
    kind = 'main',
    isWide = false,
    name,
    value = '',
    formAction,
    form,
  }: { kind?: Kind; isWide?: boolean; name?: string; value?: string; formAction?: string; form?: string } = {},
): Html {
  const named = name === undefined ? '' : html` name="${name}" value="${value}"`
  const action = formAction === undefined ? '' : html` formaction="${formAction}" formnovalidate`
  const owner = form === undefined ? '' : html` form="${form}"`
  return html`<button class="${classOf(kind, isWide)}"${named}${action}${owner}>${label}</button>`
}

/** A link that looks like a button. */
export function link(
  href: string,
  label: string | Html,
  { kind = 'usual', isWide = false }: { kind?: Kind; isWide?: boolean } = {},
): Html {
  return html`<a class="${classOf(kind, isWide)}" href="${href}">${label}</a>`
}
