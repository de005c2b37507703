import { asText, joined } from './bytes.ts'
import type { Cleaned } from './cleaned.ts'

/** Opens what is packed with zlib, as far as it is there; undefined for what is not packed so, or is larger than so many bytes. */
export type Inflate = (bytes: Uint8Array, most: number) => Uint8Array | undefined

/** The names without which nothing in a PDF acts by itself, opens something else or carries another file along. */
const acting: ReadonlySet<string> = new Set([
  'EmbeddedFile',
  'EmbeddedFiles',
  'GoToE',
  'ImportData',
  'JavaScript',
  'Launch',
  'Movie',
  'Rendition',
  'RichMedia',
  'SubmitForm',
  'XFA',
])

/** As much of one file is opened as that; honest lists of objects are a small part of it. */
const mostOpened = 32 * 1024 * 1024
/** So many bytes of each stream are opened to see whether it is a list of objects. */
const firstLook = 1024

/**
 * A PDF that does nothing by itself, as it is. It is looked at as a whole, by its names, however they are written, and so are
 * the lists of objects that are packed within it: those begin with two numbers. One that cannot be looked into is not kept.
 */
export function checkPdf(bytes: Uint8Array, inflate: Inflate): Cleaned {
  const text = asText(bytes)
  if (!/%%EOF\s*$/.test(text.slice(-1024))) return 'truncated_file'
  const names = namesIn(text)
  if (names.has('Encrypt')) return 'encrypted_file'
  if (acts(names)) return 'active_content'
  let left = mostOpened
  for (const { index, 0: mark } of text.matchAll(/stream(?:\r\n|\n|\r)/g)) {
    if (text.startsWith('end', index - 3)) continue
    const packed = bytes.subarray(index + mark.length)
    const head = namesIn(text.slice(Math.max(text.lastIndexOf('endobj', index), 0), index))
    const isList = head.has('ObjStm')
    // What is not packed was looked at with all the rest.
    if (isList && !head.has('Filter')) continue
    if (isList && isOddlyPacked(head)) return 'active_content'
    const beginning = inflate(packed.subarray(0, firstLook), mostOpened)
    if (!isList && !(beginning && beginsWithNumbers(beginning))) continue
    const opened = inflate(packed, left)
    if (opened === undefined || acts(namesIn(asText(opened)))) return 'active_content'
    left -= opened.length
  }
  return joined([bytes])
}

/** The names in a text, with what is written as numbers in them read. */
function namesIn(text: string): ReadonlySet<string> {
  const names = new Set<string>()
  for (const [, name = ''] of text.matchAll(/\/([^\0\t\n\f\r ()<>[\]{}/%]{1,64})/g))
    names.add(name.replace(/#([\dA-Fa-f]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16))))
  return names
}

function acts(names: ReadonlySet<string>): boolean {
  return [...acting].some((name) => names.has(name))
}

/** Whether the list of objects under a head is packed by something else than zlib alone, or shifted before. */
function isOddlyPacked(head: ReadonlySet<string>): boolean {
  const odd = ['DecodeParms', 'ASCIIHexDecode', 'ASCII85Decode', 'LZWDecode', 'RunLengthDecode', 'Crypt']
  return odd.some((name) => head.has(name)) || !head.has('FlateDecode')
}

/** A list of objects begins with the number and the place of its first one. */
function beginsWithNumbers(opened: Uint8Array): boolean {
  return /^\s*(?:%[^\r\n]*[\r\n]\s*)*\d+\s+\d+/.test(asText(opened))
}
