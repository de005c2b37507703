import ar from './ar.json' with { type: 'json' }
import de from './de.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import fr from './fr.json' with { type: 'json' }

export const languages = ['en', 'de', 'fr', 'ar'] as const
export type Language = (typeof languages)[number]

const catalogues: Readonly<Record<Language, Readonly<Record<string, string>>>> = { en, de, fr, ar }

/**
 * The sentence for a key, with `{name}` filled from `facts`. A fact is said by the word that the language has for it
 * (`what.email`), and as it is where it has none: names, numbers and codes. What is allowed instead is said by the word
 * for the command, the reason or the state. Missing in a language, a sentence is said in English.
 */
export function phrase(language: Language, key: string, facts: Readonly<Record<string, unknown>>): string {
  const sentence = catalogues[language][key] ?? en[key as keyof typeof en] ?? en['field.custom']
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => written(language, name, facts[name]))
}

function written(language: Language, name: string, fact: unknown): string {
  if (Array.isArray(fact)) return listed(language, name, fact)
  const plain = String(fact ?? '')
  const kinds = [name, ...(name === 'allowed' ? choices : [])]
  const words = kinds.map((kind) => catalogues[language][`${kind}.${plain}`])
  return words.find((word) => word !== undefined) ?? isolated(language, plain)
}

/** What one may choose from is a command, a reason or a state to come to; no two of them have a code in common. */
const choices = ['command', 'reason', 'state'] as const

function listed(language: Language, name: string, facts: readonly unknown[]): string {
  const each = facts.length === 0 ? ['none'] : facts
  return each.map((fact) => written(language, name, fact)).join(', ')
}

/** Codes are Latin: between right-to-left words they need isolation, or their ends change places. */
function isolated(language: Language, plain: string): string {
  return language === 'ar' && /[A-Za-z]/.test(plain) ? `\u2068${plain}\u2069` : plain
}
