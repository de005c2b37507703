import { type FieldCode, refuse } from '../kernel/index.ts'
import type { Cleaned } from './cleaned.ts'
import { cleanJpeg } from './jpeg.ts'
import { type FileType, maxFileBytes } from './kept-file.ts'
import { checkPdf, type Inflate } from './pdf.ts'
import { cleanPng } from './png.ts'
import { cleanWebp } from './webp.ts'

/** A file as it is kept: of a known type, whole, without what a picture says of itself, and without anything that acts. */
export type CleanFile = { readonly type: FileType; readonly content: Uint8Array<ArrayBuffer> }

/**
 * Tells what a file is by what stands in it, and cleans it.
 *
 * @param inflate opens what is packed within a PDF
 * @throws {Refused} `invalid`, with the reason
 */
export function cleanFile(bytes: Uint8Array, inflate: Inflate): CleanFile {
  const type = typeOf(bytes)
  if (type === undefined) return fault('unknown_file_type')
  if (bytes.length > maxFileBytes) return fault('too_big_string', { limit: maxFileBytes })
  const cleaned = cleaners[type](bytes, inflate)
  return typeof cleaned === 'string' ? fault(cleaned) : { type, content: cleaned }
}

const cleaners: { readonly [Type in FileType]: (bytes: Uint8Array, inflate: Inflate) => Cleaned } = {
  'application/pdf': checkPdf,
  'image/jpeg': cleanJpeg,
  'image/png': cleanPng,
  'image/webp': cleanWebp,
}

/** The first bytes of each type. Of WebP, four others stand between the two marks. */
function typeOf(bytes: Uint8Array): FileType | undefined {
  const at = (offset: number, mark: string) =>
    [...mark].every((character, index) => bytes[offset + index] === character.charCodeAt(0))
  if (at(0, '%PDF-')) return 'application/pdf'
  if (at(0, '\xFF\xD8\xFF')) return 'image/jpeg'
  if (at(0, '\x89PNG\r\n\x1A\n')) return 'image/png'
  return at(0, 'RIFF') && at(8, 'WEBP') ? 'image/webp' : undefined
}

function fault(code: FieldCode, params: Readonly<Record<string, number>> = {}): never {
  return refuse({ code: 'invalid', errors: [{ path: ['body', 'content'], code, params }] })
}
