import { crc32 } from 'node:zlib'

/** More than any screen has; a browser that unpacks it would be out of memory first. */
const mostPixels = 10_000

/** What a picture is by its first bytes, and whether all of it is there. `undefined`: none that we show. */
export function pictureOf(bytes: Buffer): { mediaType: string; isWhole: boolean } | undefined {
  const begins = (signature: string, at = 0) =>
    bytes.subarray(at, at + signature.length / 2).equals(Buffer.from(signature, 'hex'))
  // PNG: RFC 2083; JPEG: ITU T.81, start of image and a marker; WebP: RFC 9649.
  if (begins('89504e470d0a1a0a')) return { mediaType: 'image/png', isWhole: isWholePng(bytes) }
  if (begins('ffd8ff')) return { mediaType: 'image/jpeg', isWhole: isWholeJpeg(bytes) }
  if (begins('52494646') && begins('57454250', 8)) return { mediaType: 'image/webp', isWhole: isWholeWebp(bytes) }
  return undefined
}

const isSize = (...pixels: number[]) => pixels.every((length) => length > 0 && length <= mostPixels)

/** Chunk after chunk, each with its sum, from the size to the end. */
function isWholePng(bytes: Buffer): boolean {
  let hasPixels = false
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 8 + bytes.readUInt32BE(at)
    if (end + 4 > bytes.length || crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end)) return false
    const type = bytes.toString('latin1', at + 4, at + 8)
    const isHeader = type === 'IHDR' && end - at === 21
    if (at === 8 && !(isHeader && isSize(bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 12)))) return false
    if (type === 'IDAT') hasPixels = true
    if (type === 'IEND') return hasPixels
    at = end + 4
  }
  return false
}

/** Segment after segment: a frame with a size, then a scan, which the end of the image follows. */
function isWholeJpeg(bytes: Buffer): boolean {
  let hasFrame = false
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] as number
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xda) return hasFrame && bytes.indexOf(Buffer.from('ffd9', 'hex'), at) > 0
    // All from C0 to CF begin a frame, but for tables of Huffman, arithmetic coding and what is reserved.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      if (at + 9 > bytes.length || !isSize(bytes.readUInt16BE(at + 5), bytes.readUInt16BE(at + 7))) return false
      hasFrame = true
    }
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return false
}

/** As long as it says that it is, and beginning with one of the three kinds of picture. */
function isWholeWebp(bytes: Buffer): boolean {
  if (bytes.length < 30 || bytes.readUInt32LE(4) + 8 > bytes.length) return false
  return ['VP8 ', 'VP8L', 'VP8X'].includes(bytes.toString('latin1', 12, 16))
}
