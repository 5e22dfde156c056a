import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { directionOf, type Language } from '../../src/core/i18n.ts'

/** Something that is wrong with a page. */
export interface Finding {
  /** One of axe-core's, or of `in-page.js`. */
  rule: string
  /** Where: a CSS selector. Empty when it is the whole page. */
  selector: string
  /** What to do about it. */
  mend: string
}

interface AxeResults {
  violations: { id: string; help: string; nodes: { target: string[]; failureSummary: string }[] }[]
}

const inPage = readFileSync(join(import.meta.dirname, 'in-page.js'), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const mostTabs = 60

/**
 * Everything that a page may not have: violations of WCAG 2.2 AA as axe-core sees them, text that is cut, a page wider
 * than the screen, targets too small for a finger, a focus that nobody sees, the wrong language.
 *
 * @param quick - for one more language of a page that was audited: only what differs with the words
 */
export async function audit(
  page: Page,
  { language, width, quick = false }: { language: Language; width: number; quick?: boolean },
): Promise<Finding[]> {
  const inside = await page.context().newCDPSession(page)
  // The page's own policy lets no script in but its own; what a debugger asks for is not the page's.
  const evaluate = async <T>(expression: string): Promise<T> => {
    const asked = { expression, awaitPromise: true, returnByValue: true, allowUnsafeEvalBlockedByCSP: true }
    const { result, exceptionDetails } = await inside.send('Runtime.evaluate', asked)
    if (exceptionDetails !== undefined)
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value as T
  }
  try {
    await evaluate(`${quick ? '' : axe.source};${inPage};0`)
    const expected = JSON.stringify({ width, language, direction: directionOf[language] })
    const own = await evaluate<Finding[]>(`bookmeAudit.look(${expected})`)
    if (quick) return own
    const options = JSON.stringify({ runOnly: tags, resultTypes: ['violations'] })
    const { violations } = await evaluate<AxeResults>(`bookmeAudit.runAxe(${options})`)
    return [...own, ...violations.flatMap(findingsOf), ...(await tabThrough(page, evaluate))]
  } finally {
    await inside.detach()
  }
}

function findingsOf({ id, help, nodes }: AxeResults['violations'][number]): Finding[] {
  return nodes.map(({ target, failureSummary }) => {
    const [, ...reasons] = failureSummary.split('\n').map((line) => line.trim())
    return { rule: id, selector: target.join(' '), mend: `${help}. ${reasons.join(' ')}` }
  })
}

/** From the top with the keyboard alone: whoever cannot see where they are is lost. */
async function tabThrough(page: Page, evaluate: <T>(expression: string) => Promise<T>): Promise<Finding[]> {
  await evaluate('bookmeAudit.remember()')
  const findings: Finding[] = []
  const seen = new Set<string>()
  for (let tabs = 0; tabs < mostTabs; tabs++) {
    await page.keyboard.press('Tab')
    const at = await evaluate<{ selector: string; text: string; isShown: boolean; isInSight: boolean } | null>(
      'bookmeAudit.focused()',
    )
    if (at === null || seen.has(at.selector)) break
    seen.add(at.selector)
    const { selector, text } = at
    if (!at.isShown) {
      findings.push({ rule: 'focus-visible', selector, mend: `"${text}": give :focus-visible an outline.` })
    } else if (!at.isInSight) {
      findings.push({ rule: 'focus-in-sight', selector, mend: `"${text}" is focused where nobody sees it.` })
    }
  }
  return findings
}

/** One line for each, for people. */
export function described(findings: readonly Finding[]): string {
  return findings.map(({ rule, selector, mend }) => `  ${rule}  ${selector}\n      ${mend}`).join('\n')
}
