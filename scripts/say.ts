import ar from './messages/ar.json' with { type: 'json' }
import de from './messages/de.json' with { type: 'json' }
import en from './messages/en.json' with { type: 'json' }
import fr from './messages/fr.json' with { type: 'json' }

const catalogues: Readonly<Record<string, Readonly<Record<string, string>>>> = { ar, de, en, fr }

// The terminal's language, as POSIX names it: `fr_SN.UTF-8`.
const wanted = (process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'] || 'en').slice(
  0,
  2,
)
const language = wanted in catalogues ? wanted : 'en'

/** A sentence for the person at the terminal, in the terminal's language or the one that is given. */
export function say(
  key: string,
  facts: Readonly<Record<string, unknown>> = {},
  inLanguage = language,
): string {
  const sentence = catalogues[inLanguage]?.[key] ?? catalogues['en']?.[key] ?? key
  return sentence.replace(/\{(\w+)\}/g, (_: string, name: string) => String(facts[name] ?? ''))
}
