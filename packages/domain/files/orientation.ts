import { viewOf } from './bytes.ts'

/** Which way up a picture is, as EXIF says it: 1 is as it stands, 2 to 8 are turned or mirrored. */
const orientationTag = 0x0112
const short = 3

/** The orientation in a block of EXIF (TIFF); 1 where it says none, or nothing that can be understood. */
export function orientationIn(tiff: Uint8Array): number {
  const view = viewOf(tiff)
  if (view.byteLength < 8) return 1
  const order = view.getUint16(0)
  if (order !== 0x4949 && order !== 0x4d4d) return 1
  const little = order === 0x4949
  const start = view.getUint32(4, little)
  if (start + 2 > view.byteLength) return 1
  const count = view.getUint16(start, little)
  for (let entry = start + 2; entry < start + 2 + 12 * count && entry + 12 <= view.byteLength; entry += 12) {
    if (view.getUint16(entry, little) !== orientationTag || view.getUint16(entry + 2, little) !== short)
      continue
    const value = view.getUint16(entry + 8, little)
    return value >= 1 && value <= 8 ? value : 1
  }
  return 1
}

/** A block of EXIF that says which way up a picture is, and nothing else. */
export function orientationOnly(orientation: number): Uint8Array<ArrayBuffer> {
  const tiff = new Uint8Array(26)
  const view = viewOf(tiff)
  view.setUint32(0, 0x4d4d002a)
  view.setUint32(4, 8)
  view.setUint16(8, 1)
  view.setUint16(10, orientationTag)
  view.setUint16(12, short)
  view.setUint32(14, 1)
  view.setUint16(18, orientation)
  return tiff
}
