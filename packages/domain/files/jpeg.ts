import { asBytes, asText, joined, viewOf } from './bytes.ts'
import type { Cleaned } from './cleaned.ts'
import { orientationIn, orientationOnly } from './orientation.ts'

const startOfScan = 0xda
const endOfImage = 0xd9
const exifMark = 'Exif\0\0'

/**
 * The picture of a JPEG without what it says of itself: of its segments of applications only that of Adobe stays, by which
 * colours are read, and which way up it is. Comments go, previews, and whatever stands behind its end.
 */
export function cleanJpeg(bytes: Uint8Array): Cleaned {
  const view = viewOf(bytes)
  const kept: Uint8Array[] = []
  let orientation = 1
  let hasScan = false
  let at = 2
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return 'truncated_file'
    const marker = bytes[at + 1] ?? 0
    // Any number of fill bytes may stand before a marker.
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === endOfImage) break
    const length = view.getUint16(at + 2)
    const end = at + 2 + length
    if (length < 2 || end > bytes.length) return 'truncated_file'
    const segment = bytes.subarray(at, end)
    if (marker === 0xe1 && asText(segment.subarray(4, 10)) === exifMark)
      orientation = orientationIn(segment.subarray(10))
    if (!tells(marker)) kept.push(segment)
    at = end
    if (marker !== startOfScan) continue
    hasScan = true
    at = endOfScan(bytes, end)
    kept.push(bytes.subarray(end, at))
  }
  const isWhole = hasScan && bytes[at] === 0xff && bytes[at + 1] === endOfImage
  if (!isWhole) return 'truncated_file'
  return joined([
    Uint8Array.of(0xff, 0xd8),
    ...(orientation === 1 ? [] : [exif(orientation)]),
    ...kept,
    Uint8Array.of(0xff, endOfImage),
  ])
}

/** Whether a segment tells something beside the picture: those of applications but Adobe's, and comments. */
function tells(marker: number): boolean {
  return (marker >= 0xe0 && marker <= 0xef && marker !== 0xee) || marker === 0xfe
}

/** Where the next marker stands behind the data of a scan: neither a stuffed byte nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    const next = bytes[at + 1] ?? 0
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return bytes.length
}

function exif(orientation: number): Uint8Array {
  const content = joined([asBytes(exifMark), orientationOnly(orientation)])
  const length = content.length + 2
  return joined([Uint8Array.of(0xff, 0xe1, length >> 8, length & 0xff), content])
}
