// GSM 03.38 (3GPP TS 23.038): its alphabet, and what takes two places in it.
const alphabet = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
const wide = new Set('^{}\\[~]|€')

/** What an SMS is sent as: in its own alphabet, or in UTF-16 as soon as one character is not of it. */
export interface SmsSize {
  parts: number
  /** Until another part begins. */
  left: number
}

/** Whether there is nothing in it but letters of the alphabet of SMS. */
function isNarrow(text: string): boolean {
  return [...text].every((character) => alphabet.has(character) || wide.has(character))
}

/** How many parts of an SMS a text takes: 160 characters in one and 153 in each of several; else 70 and 67. */
export function smsSize(text: string): SmsSize {
  const isPlain = isNarrow(text)
  const [alone, each] = isPlain ? [160, 153] : [70, 67]
  // A character of two places is not cut in two, nor one of UTF-16 that has two halves.
  const sizes = [...text].map((character) => (isPlain ? (wide.has(character) ? 2 : 1) : character.length))
  const length = sizes.reduce((sum, size) => sum + size, 0)
  if (length <= alone) return { parts: 1, left: alone - length }
  let parts = 1
  let used = 0
  for (const size of sizes) {
    if (used + size > each) {
      parts += 1
      used = 0
    }
    used += size
  }
  return { parts, left: each - used }
}

const plainer: [RegExp, string][] = [
  [/[\u00a0\u202f\u2009]/g, ' '],
  [/[‘’‛′]/g, "'"],
  [/[“”„«»]/g, '"'],
  [/[‐‑‒–—]/g, '-'],
  [/…/g, '...'],
]

/** The same text with the plainer ones of quotes, dashes and spaces, if that makes it one of the alphabet of SMS. */
export function plainForSms(text: string): string {
  const plain = plainer.reduce((before, [pattern, by]) => before.replace(pattern, by), text)
  return isNarrow(plain) ? plain : text
}
