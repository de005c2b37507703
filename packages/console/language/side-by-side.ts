import { isolated, type Language } from '@passerelle/messages'

/** Parts of one line, each in its own direction: a name in Latin letters moves no day of an Arabic line about. */
export function sideBySide(reader: Language, parts: readonly (string | undefined)[]): string {
  return parts
    .flatMap((part) => (part === undefined || part === '' ? [] : isolated(reader, part)))
    .join(' · ')
}
