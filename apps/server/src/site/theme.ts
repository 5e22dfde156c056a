import { contrastOf, textOn } from '../modules/tenants/index.ts'

/** What pages are drawn on, in light and in the dark: the sheet, and what lies around it. */
export const grounds = { light: '#ffffff', dark: '#1b2027' } as const
export const around = { light: '#f5f6f8', dark: '#12161b' } as const

/** As much of the brand's colour is in what is chosen, and in notes. */
const tints = { light: 0.09, dark: 0.18 } as const

const readable = 4.5

/** The colours of a page that depend on whose page it is. */
export interface Theme {
  /** Of buttons, as the business chose it, and what is written on them. */
  brand: string
  onBrand: string
  /** Of links and marks on the sheet: the same colour, as far darkened or lightened as text has to be. */
  inkLight: string
  inkDark: string
  /** The sheet with a breath of it. */
  tintLight: string
  tintDark: string
}

const themes = new Map<string, Theme>()

/** @param colour - `#rrggbb`: any at all, for whatever cannot be read is mended here */
export function themeOf(colour: string): Theme {
  const known = themes.get(colour)
  if (known !== undefined) return known
  const tintLight = mix(grounds.light, colour, tints.light)
  const tintDark = mix(grounds.dark, colour, tints.dark)
  const theme = {
    ...{ brand: colour, onBrand: textOn(colour), tintLight, tintDark },
    inkLight: towards('#000000', colour, [grounds.light, around.light, tintLight]),
    inkDark: towards('#ffffff', colour, [grounds.dark, around.dark, tintDark]),
  }
  if (themes.size > 5000) themes.clear()
  themes.set(colour, theme)
  return theme
}

/** A colour, mixed with as little black or white as it takes to be read on all of these. */
function towards(end: string, colour: string, behind: readonly string[]): string {
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = mix(colour, end, share)
    if (behind.every((ground) => contrastOf(mixed, ground) >= readable)) return mixed
  }
  return end
}

function mix(one: string, other: string, share: number): string {
  const part = (colour: string, at: number) => Number.parseInt(colour.slice(at, at + 2), 16)
  const parts = [1, 3, 5].map((at) => Math.round(part(one, at) * (1 - share) + part(other, at) * share))
  return `#${parts.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}

/** The custom properties of a theme, for `:root`. */
export function tokensOf({ brand, onBrand, inkLight, inkDark, tintLight, tintDark }: Theme): string {
  return `:root{--brand:${brand};--on-brand:${onBrand};--brand-ink:${inkLight};--tint:${tintLight}}
@media (prefers-color-scheme:dark){:root{--brand-ink:${inkDark};--tint:${tintDark}}}`
}
