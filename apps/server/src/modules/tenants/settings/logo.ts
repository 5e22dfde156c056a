import { createHash } from 'node:crypto'
import { InvalidLogoError } from '../errors.ts'
import type { TenantConfig } from '../tables.ts'
import { pictureOf } from './picture.ts'

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
  const picture = pictureOf(bytes)
  if (picture === undefined) throw new InvalidLogoError('The logo must be a PNG, JPEG or WebP picture.')
  if (bytes.length > mostLogoBytes) {
    throw new InvalidLogoError(`The logo has ${bytes.length} bytes: ${mostLogoBytes} is the most.`)
  }
  if (!picture.isWhole) throw new InvalidLogoError('The picture is damaged: nothing could show it.')
  const { mediaType } = picture
  return { mediaType, hash: createHash('sha256').update(bytes).digest('base64url').slice(0, 22) }
}
