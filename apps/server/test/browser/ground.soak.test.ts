import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { audit } from './audit.ts'
import { chromiumHere } from './chromium.ts'
import { browserFile, groundOfFile } from './fixtures.ts'

const inBrowser = browserFile()

inBrowser('a business answers on its own host in the language of the browser', { language: 'ar' }, async (visit) => {
  const { page, addressOf } = visit
  await page.goto(addressOf('demo'))
  expect(await page.locator('h1').first().textContent()).toBe('Salon Yasmine')
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
})

inBrowser('the form for operators works without scripts', { script: false, language: 'en' }, async (visit) => {
  const { page, addressOf } = visit
  visit.allow(/401/)
  await page.goto(addressOf(null, '/admin'))
  await page.locator('[type=email]').fill('nobody@example.com')
  await page.locator('[type=password]').fill('not the password')
  await page.locator('form button').click()
  expect(await page.locator('[role=alert]').textContent()).toBe('The address or the password is wrong.')
})

describe.runIf(chromiumHere())('what is watched for', () => {
  const ground = groundOfFile()

  test.each([
    ['an error that nobody catches', "setTimeout(() => { throw new Error('thrown') })", 'A page threw: Error: thrown'],
    ['an error on the console', "console.error('said')", 'The console said: said'],
    [
      'a script that the policy forbids',
      "document.head.append(Object.assign(document.createElement('script'), { text: '1' }))",
      'Content Security Policy',
    ],
    ['an answer of 500', "document.body.append(Object.assign(new Image(), { src: '/broken' }))", '/broken: 500'],
    [
      'an image that is missing',
      "document.body.append(Object.assign(new Image(), { src: '/nowhere.png' }))",
      '/nowhere.png: 404',
    ],
  ])('%s', async (_, script, fault) => {
    const { context, faults } = await ground().openContext()
    const page = await context.newPage()
    await page.route('**/broken', (route) => route.fulfill({ status: 500 }))
    await page.goto(ground().addressOf('demo'))
    faults.assertNone()
    await run(page, script)
    await expect.poll(() => faults.found().join('\n')).toContain(fault)
    expect(() => faults.assertNone()).toThrow(fault)
    faults.allowed.push(/./)
    faults.assertNone()
    await context.close()
  })

  const sound = '<h1>صفحة</h1><p>نص</p><p><a href="#a" style="display: block; padding: 8px">رابط</a></p>'
  test.each([
    ['language', sound, 'fr'],
    ['direction', sound, 'ltr'],
    ['title', sound, 'untitled'],
    ['one-h1', `${sound}<h1>أخرى</h1>`],
    ['words', `${sound}<p>undefined</p>`],
    ['overflow', `${sound}<p style="width: 500px">نص</p>`],
    ['cut-text', `${sound}<p style="width: 40px; overflow: hidden; white-space: nowrap">نص طويل لا مكان له هنا</p>`],
    ['image-size', `${sound}<img alt="" src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=">`],
    ['broken-image', `${sound}<img alt="" width="9" height="9" src="data:,">`],
    ['untranslated', `${sound}<p>Réserver maintenant</p>`],
    ['target-24', `${sound}<button style="height: 12px; padding: 0; font-size: 8px">زر</button>`],
    ['focus-visible', `${sound}<button style="outline: none">زر للضغط</button>`],
    ['focus-in-sight', `${sound}<button style="position: fixed; top: -90px">زر للضغط</button>`],
    ['color-contrast', `${sound}<p style="color: #bbb">نص لا يكاد يُقرأ</p>`],
    ['label', `${sound}<input>`],
  ])('the audit finds what breaks the rule %s', async (rule, body, odd = '') => {
    const { context } = await ground().openContext({ language: 'ar' })
    const page = await context.newPage()
    const page360 = { language: 'ar', width: 360 } as const
    await page.setContent(pageOf(sound))
    expect(await audit(page, page360)).toEqual([])
    await page.setContent(pageOf(body, odd))
    expect((await audit(page, page360)).map((finding) => finding.rule)).toContain(rule)
    await context.close()
  })
})

/** As if it were typed into the console: the page's policy does not count there. */
async function run(page: Page, expression: string): Promise<void> {
  const inside = await page.context().newCDPSession(page)
  await inside.send('Runtime.evaluate', { expression })
}

function pageOf(body: string, odd = ''): string {
  return `<!doctype html><html lang="${odd === 'fr' ? 'fr' : 'ar'}" dir="${odd === 'ltr' ? 'ltr' : 'rtl'}">
<head><meta name="viewport" content="width=device-width, initial-scale=1"><title>${odd === 'untitled' ? '' : 'صفحة'}</title></head>
<body><main>${body}</main></body></html>`
}
