import type { Language } from '../../../../core/i18n.ts'
import { arabic } from './ar.ts'
import { english } from './en.ts'
import { french } from './fr.ts'
import type { LanguageWords } from './language.ts'

export const words: Record<Language, LanguageWords> = { fr: french, ar: arabic, en: english }
