import jsqr from 'jsqr'
import decodeQr from 'qr/decode.js'
import type { Picture } from './pdf.ts'

// The package says what it exports in the way of CommonJS only.
const first = jsqr as unknown as typeof jsqr.default

/** What two decoders of different hands read out of the code of a picture; empty for one that reads nothing. */
export function readByTwo(picture: Picture): readonly [string, string] {
  const { width, height, data } = picture
  return [first(data, width, height)?.data ?? '', second({ width, height, data })]
}

function second(picture: Picture): string {
  try {
    return decodeQr(picture)
  } catch {
    return '' // it throws where it finds none
  }
}
