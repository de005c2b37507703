import { isolated, type Language } from '@passerelle/messages'

/**
 * Parts of one line, each in its own direction: a name in Latin letters moves no day of an Arabic line about. A part that
 * is empty or false is not there.
 */
export function sideBySide(reader: Language, parts: readonly (string | false | undefined)[]): string {
  return parts.flatMap((part) => (!part ? [] : isolated(reader, part))).join(' · ')
}
