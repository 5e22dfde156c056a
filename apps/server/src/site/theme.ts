import { contrastOf, textOn } from '../modules/tenants/index.ts'

/** What pages are drawn on, in light and in the dark. */
export const grounds = { light: '#ffffff', dark: '#1b2027' } as const

const readable = 4.5

/** The colours of a page that depend on whose page it is. */
export interface Theme {
  /** Of buttons, as the business chose it, and what is written on them. */
  brand: string
  onBrand: string
  /** Of links and marks on the sheet: the same colour, as far darkened or lightened as text has to be. */
  inkLight: string
  inkDark: string
}

const themes = new Map<string, Theme>()

/** @param colour - `#rrggbb`: any at all, for whatever cannot be read is mended here */
export function themeOf(colour: string): Theme {
  const known = themes.get(colour)
  if (known !== undefined) return known
  const theme = {
    brand: colour,
    onBrand: textOn(colour),
    inkLight: towards('#000000', colour, grounds.light),
    inkDark: towards('#ffffff', colour, grounds.dark),
  }
  if (themes.size > 5000) themes.clear()
  themes.set(colour, theme)
  return theme
}

/** A colour, mixed with as little black or white as it takes to be read on a ground. */
function towards(end: string, colour: string, ground: string): string {
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = mix(colour, end, share)
    if (contrastOf(mixed, ground) >= readable) return mixed
  }
  return end
}

function mix(one: string, other: string, share: number): string {
  const part = (colour: string, at: number) => Number.parseInt(colour.slice(at, at + 2), 16)
  const parts = [1, 3, 5].map((at) => Math.round(part(one, at) * (1 - share) + part(other, at) * share))
  return `#${parts.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}

/** The custom properties of a theme, for `:root`. */
export function tokensOf({ brand, onBrand, inkLight, inkDark }: Theme): string {
  return `:root{--brand:${brand};--on-brand:${onBrand};--brand-ink:${inkLight}}
@media (prefers-color-scheme:dark){:root{--brand-ink:${inkDark}}}`
}
