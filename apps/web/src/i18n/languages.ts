export const languages = ['fr', 'ar', 'en'] as const
export type Language = (typeof languages)[number]

/** In their own names, whatever language the page is in. */
export const languageNames: Record<Language, string> = { fr: 'Français', ar: 'العربية', en: 'English' }

/** Of the numbers, dates and money: Morocco's, with western digits. */
export const localeOf: Record<Language, string> = { fr: 'fr-MA', ar: 'ar-MA-u-nu-latn', en: 'en-GB' }

export const directionOf: Record<Language, 'ltr' | 'rtl'> = { fr: 'ltr', ar: 'rtl', en: 'ltr' }

const key = 'bookme.language'

export function isLanguage(text: unknown): text is Language {
  return languages.some((language) => language === text)
}

/** What somebody chose here before, or else what their browser asks for. */
export function preferredLanguage(): Language {
  const wanted = [readChoice(), ...navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase())]
  return wanted.find(isLanguage) ?? 'fr'
}

export function keepChoice(language: Language): void {
  try {
    localStorage.setItem(key, language)
  } catch {
    // Storage may be full or forbidden; the choice then lasts as long as the page.
  }
}

function readChoice(): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}
