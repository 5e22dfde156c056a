import type { BrowserContext, Response } from 'playwright-core'

/** What went wrong in a browser, in sentences. */
export interface Faults {
  /** What is no fault, though it looks like one. */
  allowed: RegExp[]
  found(): string[]
  /** @throws {Error} naming each */
  assertNone(): void
}

/** What a page is made of: without it, it is broken. What a script asked for, it has to deal with itself. */
const parts = new Set(['script', 'stylesheet', 'image', 'font', 'media', 'manifest'])

/** Gathers what goes wrong on all pages of a browser, from now on. */
export function watch(context: BrowserContext): Faults {
  const all = new Set<string>()
  const allowed: RegExp[] = []
  context.on('weberror', (error) => all.add(`A page threw: ${error.error().stack ?? error.error().message}`))
  context.on('console', (message) => {
    // What could not be loaded is told below, with what the page wanted it for.
    if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return
    all.add(`The console said: ${message.text()} (${message.page()?.url() ?? 'no page'})`)
  })
  context.on('response', (response) => {
    if (isFault(response)) all.add(`${response.request().method()} ${response.url()}: ${response.status()}`)
  })
  context.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? ''
    // Whoever goes on while something loads does not wait for it; a download is no page.
    if (reason !== 'net::ERR_ABORTED') all.add(`${request.method()} ${request.url()}: ${reason}`)
  })
  const found = () => [...all].filter((fault) => !allowed.some((pattern) => pattern.test(fault)))
  return {
    allowed,
    found,
    assertNone: () => {
      if (found().length > 0) throw new Error(`In the browser went wrong:\n${found().join('\n')}`)
    },
  }
}

function isFault(response: Response): boolean {
  const status = response.status()
  if (status >= 500) return true
  return status >= 400 && parts.has(response.request().resourceType()) && !response.url().endsWith('/favicon.ico')
}
