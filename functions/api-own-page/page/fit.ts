import type { Html } from '@passerelle/runtime/html'

/** The largest page that is ever sent, in bytes: four to five seconds at 50 kbit/s. */
export const maxPageBytes = 30_000

/** The parts of a list that there was room for, and how many there was none for. */
export type Fitted = { readonly shown: readonly Html[]; readonly left: number }

/** Room on a page: what one part leaves of its share is there for those that come after it. */
export type Room = {
  /** Takes parts of a list, the first one first, as long as they fit into a further share. */
  fit(share: number, parts: readonly Html[]): Fitted
}

/** The sentence that says how much is left out, in the longest of the languages. */
const sentenceBytes = 220

export function openRoom(): Room {
  let spare = 0
  return {
    fit(share, parts) {
      spare += share
      const shown: Html[] = []
      for (const part of parts) {
        const bytes = Buffer.byteLength(part.toString())
        if (bytes > spare) break
        spare -= bytes
        shown.push(part)
      }
      const left = parts.length - shown.length
      if (left > 0) spare -= sentenceBytes
      return { shown, left }
    },
  }
}
