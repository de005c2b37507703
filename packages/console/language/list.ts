import type { Language } from '@passerelle/messages'

/** Several things one after the other, with the commas of the language. */
export function listText(reader: Language, items: readonly string[]): string {
  return new Intl.ListFormat(reader, { type: 'unit' }).format(items)
}
