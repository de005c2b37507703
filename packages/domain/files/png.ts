import { asBytes, asText, joined, viewOf } from './bytes.ts'
import type { Cleaned } from './cleaned.ts'
import { orientationIn, orientationOnly } from './orientation.ts'

/** The chunks that a still picture is made of. All others tell something beside it. */
const ofPicture: ReadonlySet<string> = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'sBIT',
  'bKGD',
  'pHYs',
])

/** The picture of a PNG without what it says of itself, but for which way up it is; what stands behind its end goes. */
export function cleanPng(bytes: Uint8Array): Cleaned {
  const view = viewOf(bytes)
  const kept: Uint8Array[] = []
  let orientation = 1
  let hasPicture = false
  let isWhole = false
  let at = 8
  while (at + 12 <= bytes.length && !isWhole) {
    const length = view.getUint32(at)
    const end = at + 12 + length
    if (end > bytes.length || crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4))
      return 'truncated_file'
    const name = asText(bytes.subarray(at + 4, at + 8))
    if (kept.length === 0 && name !== 'IHDR') return 'truncated_file'
    if (name === 'acTL') return 'moving_picture'
    if (name === 'eXIf') orientation = orientationIn(bytes.subarray(at + 8, end - 4))
    if (ofPicture.has(name)) kept.push(bytes.subarray(at, end))
    hasPicture ||= name === 'IDAT'
    isWhole = name === 'IEND'
    at = end
  }
  const [header, ...rest] = kept
  if (!isWhole || !hasPicture || header === undefined) return 'truncated_file'
  return joined([
    bytes.subarray(0, 8),
    header,
    ...(orientation === 1 ? [] : [chunk('eXIf', orientationOnly(orientation))]),
    ...rest,
  ])
}

function chunk(name: string, content: Uint8Array): Uint8Array {
  const named = joined([asBytes(name), content])
  const [length, check] = [new Uint8Array(4), new Uint8Array(4)]
  viewOf(length).setUint32(0, content.length)
  viewOf(check).setUint32(0, crc32(named))
  return joined([length, named, check])
}

const remainders = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte
  for (let bit = 0; bit < 8; bit += 1)
    remainder = remainder & 1 ? 0xedb88320 ^ (remainder >>> 1) : remainder >>> 1
  return remainder
})

function crc32(bytes: Uint8Array): number {
  let remainder = 0xffffffff
  for (const byte of bytes) remainder = (remainders[(remainder ^ byte) & 0xff] ?? 0) ^ (remainder >>> 8)
  return (remainder ^ 0xffffffff) >>> 0
}
