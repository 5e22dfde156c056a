import i18next, { type ReadCallback } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { directionOf, keepChoice, type Language, languages, preferredLanguage } from './languages.ts'

type Sentences = Record<string, unknown>

// A folder's words are a namespace of the same name: shell, ui, and each feature. They come when they are first needed.
const files = import.meta.glob<Sentences>(
  ['../shell/words/*.json', '../ui/words/*.json', '../features/*/words/*.json'],
  {
    import: 'default',
  },
)
const loaders = new Map(
  Object.entries(files).map(([path, load]) => {
    const [, namespace, language] = /([^/]+)\/words\/([a-z]+)\.json$/.exec(path) ?? []
    return [`${language}/${namespace}`, load]
  }),
)

/** Starts with the words that every screen needs. */
export async function startLanguages(): Promise<Language> {
  const language = preferredLanguage()
  await i18next
    .use({
      type: 'backend' as const,
      init: () => {},
      read: (wanted: string, namespace: string, done: ReadCallback) => {
        const load = loaders.get(`${wanted}/${namespace}`)
        if (load === undefined) done(new Error(`There are no words ${wanted}/${namespace}.`), false)
        else
          load().then(
            (sentences) => done(null, sentences as never),
            (error: Error) => done(error, true),
          )
      },
    })
    .use(initReactI18next)
    .init({
      lng: language,
      supportedLngs: languages,
      // Each language is whole: test/words.test.ts fails otherwise.
      fallbackLng: false,
      ns: ['shell', 'ui'],
      defaultNS: 'shell',
      interpolation: { escapeValue: false },
    })
  i18next.on('languageChanged', (now) => announce(now as Language))
  announce(language)
  return language
}

export async function changeLanguage(language: Language): Promise<void> {
  keepChoice(language)
  await i18next.changeLanguage(language)
}

function announce(language: Language): void {
  document.documentElement.lang = language
  document.documentElement.dir = directionOf[language]
}
