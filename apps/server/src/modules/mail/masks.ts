/** Enough to recognise an address or a number by, and not enough to write to it: `a…@example.com`, `+212…78`. */
export function maskedRecipient(recipient: string): string {
  const at = recipient.lastIndexOf('@')
  if (at > 0) return `${recipient.slice(0, 1)}…${recipient.slice(at)}`
  return recipient.length < 8 ? '…' : `${recipient.slice(0, 4)}…${recipient.slice(-2)}`
}
