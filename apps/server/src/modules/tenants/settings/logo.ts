import { createHash } from 'node:crypto'
import { InvalidLogoError } from '../errors.ts'
import type { TenantConfig } from '../tables.ts'

export const mostLogoBytes = 256 * 1024

/** Where a business's picture is, on its own host; with the hash, so that it can be kept for ever. */
export function logoPath({ logoHash }: Pick<TenantConfig, 'logoHash'>): string | null {
  return logoHash === '' ? null : `/logo?v=${logoHash}`
}

/**
 * What a picture is by its bytes, whatever it was called. No SVG: it may have scripts in it.
 *
 * @throws {InvalidLogoError}
 */
export function readLogo(bytes: Buffer): { mediaType: string; hash: string } {
  const mediaType = mediaTypeOf(bytes)
  if (mediaType === undefined) throw new InvalidLogoError('The logo must be a PNG, JPEG or WebP picture.')
  if (bytes.length > mostLogoBytes) {
    throw new InvalidLogoError(`The logo has ${bytes.length} bytes: ${mostLogoBytes} is the most.`)
  }
  return { mediaType, hash: createHash('sha256').update(bytes).digest('base64url').slice(0, 22) }
}

function mediaTypeOf(bytes: Buffer): string | undefined {
  const begins = (signature: string, at = 0) =>
    bytes.subarray(at, at + signature.length / 2).equals(Buffer.from(signature, 'hex'))
  // PNG: RFC 2083; JPEG: ITU T.81, start of image and a marker; WebP: RFC 9649.
  if (begins('89504e470d0a1a0a')) return 'image/png'
  if (begins('ffd8ff')) return 'image/jpeg'
  if (begins('52494646') && begins('57454250', 8)) return 'image/webp'
  return undefined
}
