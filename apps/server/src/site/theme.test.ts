import { expect, test } from 'vitest'
import { contrastOf } from '../modules/tenants/index.ts'
import { around, grounds, themeOf } from './theme.ts'

test('whatever colour a business chooses, everything in it can be read, in light and in the dark', () => {
  for (const colour of ['#0f766e', '#ffffff', '#000000', '#fde047', '#7f7f7f', '#ff0000', '#1e3a8a', '#f5f5f5']) {
    const { brand, onBrand, inkLight, inkDark, tintLight, tintDark } = themeOf(colour)
    const pairs = [
      [onBrand, brand],
      ...[grounds.light, around.light, tintLight].map((ground) => [inkLight, ground]),
      ...[grounds.dark, around.dark, tintDark].map((ground) => [inkDark, ground]),
    ] as [string, string][]
    for (const [text, ground] of pairs) {
      expect([colour, text, ground, contrastOf(text, ground) >= 4.5]).toEqual([colour, text, ground, true])
    }
  }
})
