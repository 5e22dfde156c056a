import { fastify } from 'fastify'
import { expect, onTestFinished, test } from 'vitest'
import { sendPage } from './page.ts'

async function styleOf(): Promise<string> {
  const app = fastify()
  onTestFinished(() => app.close())
  app.get('/', (request, reply) => sendPage(request, reply, (words) => ({ title: 'x', text: words.platform })))
  return /<style>([\s\S]*)<\/style>/.exec((await app.inject('/')).body)?.[1] ?? ''
}

/** WCAG 2.2, relative luminance. */
function luminance(colour: string): number {
  const hex = colour.length === 4 ? [...colour.slice(1)].map((digit) => digit + digit).join('') : colour.slice(1)
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

test('every colour of text and focus stands out, in light and in dark', async () => {
  const schemes = [...(await styleOf()).matchAll(/:root \{([^}]*--ink[^}]*)\}/g)].map(([, rules = '']) =>
    Object.fromEntries([...rules.matchAll(/--(\w+): (#[0-9a-f]{3,6})/g)].map(([, name, colour]) => [name, colour])),
  )
  expect(schemes).toHaveLength(2)
  for (const scheme of schemes) {
    const sheet = luminance(scheme.sheet as string)
    for (const name of ['ink', 'soft', 'mark']) {
      const own = luminance(scheme[name] as string)
      const contrast = (Math.max(own, sheet) + 0.05) / (Math.min(own, sheet) + 0.05)
      expect([name, scheme[name], contrast]).toEqual([name, scheme[name], expect.toSatisfy((ratio) => ratio >= 4.5)])
    }
  }
})
