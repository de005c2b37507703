import ar from './ar.json' with { type: 'json' }
import de from './de.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import fr from './fr.json' with { type: 'json' }

export const languages = ['en', 'de', 'fr', 'ar'] as const
export type Language = (typeof languages)[number]

const catalogues: Readonly<Record<Language, Readonly<Record<string, string>>>> = { en, de, fr, ar }

/** The sentence for a key, with `{name}` filled from `facts`. Missing in a language, it is said in English. */
export function phrase(language: Language, key: string, facts: Readonly<Record<string, unknown>>): string {
  const sentence = catalogues[language][key] ?? en[key as keyof typeof en] ?? en['field.custom']
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => written(facts[name]))
}

function written(fact: unknown): string {
  return Array.isArray(fact) ? fact.join(', ') : String(fact ?? '')
}
