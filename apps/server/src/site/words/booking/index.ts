import type { Language } from '../../../core/i18n.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import type { BookingWords } from './words.ts'

export type { BookingWords } from './words.ts'

export const bookingWords: Record<Language, BookingWords> = { fr, ar, en }
