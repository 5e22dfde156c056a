import type { Language } from '../../../core/i18n.ts'
import { arabic } from './ar.ts'
import { english } from './en.ts'
import { french } from './fr.ts'
import type { ManageWords } from './words.ts'

export type { ManageWords, VisitState } from './words.ts'
export const manageWords: Record<Language, ManageWords> = { fr: french, ar: arabic, en: english }
