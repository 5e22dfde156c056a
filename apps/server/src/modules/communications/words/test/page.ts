/** An element of a page as it stands there: its name and its attributes. */
interface Element {
  name: string
  attributes: Record<string, string>
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
const decoded = (text: string) =>
  text.replace(/&(\w+|#39);/g, (all, name: string) => {
    if (!(name in entities)) throw new Error(`What is ${all}?`)
    return entities[name] as string
  })

const empty = new Set(['meta', 'br'])

/**
 * Reads a page more strictly than a browser does: attributes in quotation marks, `&` only of an entity, each element
 * closed in its turn. What a browser could take for an element that was not meant to be one is an error here.
 */
export function readPage(page: string): { elements: Element[]; text: string } {
  const elements: Element[] = []
  const open: string[] = []
  let text = ''
  let at = 0
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    const sticky = new RegExp(pattern, 'suy')
    sticky.lastIndex = at
    const found = sticky.exec(page)
    if (found === null) return undefined
    at = sticky.lastIndex
    return found
  }
  if (take(/<!doctype html>\n/) === undefined) throw new Error('This is no page.')
  while (at < page.length) {
    const words = take(/[^<>]+/)
    if (words !== undefined) {
      if (/&(?!amp;|lt;|gt;|quot;|#39;)/.test(words[0])) throw new Error(`A bare & in ${words[0]}`)
      text += open.at(-1) === 'style' ? '' : decoded(words[0])
      continue
    }
    const end = take(/<\/([a-z0-9]+)>/)
    if (end !== undefined) {
      if (open.pop() !== end[1]) throw new Error(`</${end[1]}> closes nothing.`)
      text += '\n'
      continue
    }
    const tag = take(/<([a-z0-9]+)((?: [a-z-]+="[^"<>]*")*)>/)
    if (tag === undefined) throw new Error(`What is this? ${page.slice(at, at + 80)}`)
    const [, name = '', rest = ''] = tag
    const attributes = [...rest.matchAll(/ ([a-z-]+)="([^"]*)"/g)].map(([, key, value]) => [key, decoded(value ?? '')])
    elements.push({ name, attributes: Object.fromEntries(attributes) as Record<string, string> })
    if (!empty.has(name)) open.push(name)
  }
  if (open.length > 0) throw new Error(`Left open: ${open.join(', ')}`)
  return { elements, text }
}
