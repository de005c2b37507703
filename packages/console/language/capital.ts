import type { Language } from '@passerelle/messages'

/** A word that stands within a sentence elsewhere, as it stands alone: on a button, or as a heading. */
export function capital(reader: Language, text: string): string {
  const [first = '', ...rest] = text
  return first.toLocaleUpperCase(reader) + rest.join('')
}
