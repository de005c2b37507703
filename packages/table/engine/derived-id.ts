import { createHash } from 'node:crypto'
import { type Id, idAlphabet, idLength } from '@passerelle/domain/kernel'

/** An id that follows from a text, so that whoever has the text finds what stands under it. It does not tell the text. */
export function derivedId<Kind extends string>(text: string): Id<Kind> {
  const bytes = createHash('sha256').update(text, 'utf8').digest().subarray(0, idLength)
  return Array.from(bytes, (byte) => idAlphabet.charAt(byte & 31)).join('') as Id<Kind> // of the alphabet, in the right length
}
