import type { NotificationKind } from '../../tables.ts'

/** The words of one kind of message, by channel. They are templates, as a business writes its own. */
export interface KindWords {
  subject: string
  email: string
  sms: string
  whatsapp: string
  /** What the link of an email is called. */
  button: string
}

/** All that messages say in one language. */
export interface LanguageWords {
  /** What stands in the place of what is done, where that is not told; without a capital where the language has them. */
  appointment: string
  labels: Record<
    'before' | 'when' | 'service' | 'staff' | 'people' | 'price' | 'address' | 'reference' | 'notes',
    string
  >
  /** Between a label and its value, and between things in a row. */
  colon: string
  comma: string
  people(count: number): string
  appointments(count: number): string
  cancelledBy: Record<'customer' | 'business', string>
  kinds: Record<NotificationKind, KindWords>
}

/** Lines, as they are read here. */
export const lines = (...all: string[]): string => all.join('\n')
