import { asBytes, asText, joined, viewOf } from './bytes.ts'
import type { Cleaned } from './cleaned.ts'
import { orientationIn, orientationOnly } from './orientation.ts'

const ofPicture: ReadonlySet<string> = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH'])
/** In the first byte of an extended picture: what else the file has. */
const flags = { animation: 0x02, exif: 0x08, alpha: 0x10 } as const

/** The picture of a WebP without what it says of itself, but for which way up it is; what stands behind its end goes. */
export function cleanWebp(bytes: Uint8Array): Cleaned {
  const view = viewOf(bytes)
  if (bytes.length < 20) return 'truncated_file'
  const whole = 8 + view.getUint32(4, true)
  if (whole > bytes.length) return 'truncated_file'
  const kept: { readonly name: string; readonly content: Uint8Array }[] = []
  let orientation = 1
  let at = 12
  while (at + 8 <= whole) {
    const name = asText(bytes.subarray(at, at + 4))
    const length = view.getUint32(at + 4, true)
    const end = at + 8 + length
    if (end > whole) return 'truncated_file'
    const content = bytes.subarray(at + 8, end)
    if (name === 'ANIM' || name === 'ANMF') return 'moving_picture'
    if (name === 'EXIF') orientation = orientationIn(withoutMark(content))
    if (ofPicture.has(name)) kept.push({ name, content })
    at = end + (length % 2)
  }
  if (!kept.some(({ name }) => name === 'VP8 ' || name === 'VP8L')) return 'truncated_file'
  const isTurned = orientation !== 1 && kept[0]?.name === 'VP8X'
  const chunks = kept.map(({ name, content }) =>
    chunk(name, name === 'VP8X' ? plain(content, isTurned) : content),
  )
  const turn = isTurned ? [chunk('EXIF', orientationOnly(orientation))] : []
  const body = joined([asBytes('WEBP'), ...chunks, ...turn])
  return joined([asBytes('RIFF'), littleEndian(body.length), body])
}

/** Some write the mark of a JPEG before the block. */
function withoutMark(content: Uint8Array): Uint8Array {
  return asText(content.subarray(0, 6)) === 'Exif\0\0' ? content.subarray(6) : content
}

/** The head of an extended picture that has nothing besides but what shines through, and which way up it is. */
function plain(head: Uint8Array, isTurned: boolean): Uint8Array {
  const first = ((head[0] ?? 0) & flags.alpha) | (isTurned ? flags.exif : 0)
  return joined([Uint8Array.of(first), head.subarray(1)])
}

function chunk(name: string, content: Uint8Array): Uint8Array {
  return joined([asBytes(name), littleEndian(content.length), content, new Uint8Array(content.length % 2)])
}

function littleEndian(value: number): Uint8Array {
  const bytes = new Uint8Array(4)
  viewOf(bytes).setUint32(0, value, true)
  return bytes
}
