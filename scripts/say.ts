import { closest, type Language, type Value } from '@passerelle/messages'
import { type TerminalKey, type TerminalValues, terminal } from '@passerelle/messages/terminal'

// The terminal's language, as POSIX names it: `fr_SN.UTF-8`.
export const language = closest([
  process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'] || 'en',
])

/** A sentence for the person at the terminal, in the terminal's language. */
export function say<Key extends TerminalKey>(key: Key, ...values: TerminalValues<Key>): string {
  return terminal.say(language, key, ...values)
}

/** A sentence without places. */
export type PlainKey = Exclude<TerminalKey, keyof typeof terminal.places>

/** A talk in French is written down in French, whoever looks on. */
export function inFrench(key: PlainKey): string {
  return terminal.say('fr', key)
}

/** A sentence with what goes into it, to be said when it comes to that. */
export type Sentence = { readonly key: TerminalKey; readonly facts: Readonly<Record<string, Value>> }

export function sentence<Key extends TerminalKey>(key: Key, ...[facts]: TerminalValues<Key>): Sentence {
  return { key, facts: { ...facts } }
}

export function told({ key, facts }: Sentence, inLanguage: Language = language): string {
  // `sentence` has taken the facts only as the key asks for them.
  return terminal.say(inLanguage, key as 'start.badPort', facts as { readonly port: string })
}
