import { phoneDigits, plainPhone } from '../../core/phone.ts'
import { Email, Phone } from '../../core/shapes.ts'
import { type Contact, contactOf } from '../../modules/portal/index.ts'

/** The address or number somebody typed, whichever it is; `undefined`: it is neither. */
export function contactIn(text: string): Contact | undefined {
  if (text.includes('@')) {
    const email = Email.safeParse(text)
    return email.success ? contactOf({ email: email.data }) : undefined
  }
  const phone = Phone.safeParse(text)
  return phone.success && phoneDigits(phone.data).length >= 8 ? contactOf({ phone: phone.data }) : undefined
}

/** With the digits of Arabic as ours, and without what people put between them. */
export function codeIn(text: string): string {
  return plainPhone(text).replace(/[\s.-]/g, '')
}
