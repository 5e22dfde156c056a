import { createHmac, timingSafeEqual } from 'node:crypto'
import { isSigned, sign } from '../../../core/signed.ts'

/** As it came, still URL-encoded. */
export function cookieOf(header: string | undefined, name: string): string | undefined {
  const pair = header?.split(';').find((part) => part.trim().startsWith(`${name}=`))
  return pair?.slice(pair.indexOf('=') + 1).trim()
}

/** The value that better-auth signed: `<value>.<HMAC-SHA256 in base64>`, URL-encoded. */
export function signedValue(raw: string | undefined, secret: string): string | undefined {
  if (raw === undefined) return undefined
  let signed: string
  try {
    signed = decodeURIComponent(raw)
  } catch {
    return undefined
  }
  const dot = signed.lastIndexOf('.')
  const value = signed.slice(0, dot)
  const expected = createHmac('sha256', secret).update(value).digest()
  const given = Buffer.from(signed.slice(dot + 1), 'base64')
  return given.length === expected.length && timingSafeEqual(given, expected) ? value : undefined
}

// better-auth's log-in in two steps does not know that it belongs to a host: its cookie says so, and cannot be altered.

/** A cookie's value that {@link unsealed} gives back on this host alone. */
export function sealed(value: string, host: string, secret: string): string {
  return `${value}~${sign(secret, `two steps ${host} ${value}`)}`
}

export function unsealed(raw: string | undefined, host: string, secret: string): string | undefined {
  const end = raw?.lastIndexOf('~') ?? -1
  if (raw === undefined || end === -1) return undefined
  const value = raw.slice(0, end)
  return isSigned(secret, `two steps ${host} ${value}`, raw.slice(end + 1)) ? value : undefined
}
