import { type Html, html } from '@passerelle/runtime/html'
import type { Language } from '@passerelle/runtime/messages'
import ar from '../messages/ar.json' with { type: 'json' }
import de from '../messages/de.json' with { type: 'json' }
import en from '../messages/en.json' with { type: 'json' }
import fr from '../messages/fr.json' with { type: 'json' }

type Key = keyof typeof en
type Facts = Readonly<Record<string, Html | string | number>>

/** The fixed words of the page in one language. */
export type Words = {
  readonly language: Language
  readonly direction: 'ltr' | 'rtl'
  say(key: Key, facts?: Facts): Html
  /** What the document says in English, marked as such for whoever reads the page aloud. */
  english(text: string): Html
  /** The words for something that the document names: an area, a role. Its own English ones where there are none. */
  named(kind: 'area' | 'areaText' | 'role', name: string, otherwise: string): Html
}

const catalogues: Readonly<Record<Language, Readonly<Record<Key, string>>>> = { en, de, fr, ar }

export function wordsIn(language: Language): Words {
  const catalogue = catalogues[language]
  const english = (text: string) =>
    language === 'en' ? marked(text) : html`<span lang="en" dir="ltr">${marked(text)}</span>`
  return {
    language,
    direction: language === 'ar' ? 'rtl' : 'ltr',
    say: (key, facts = {}) => filled(catalogue[key], facts),
    english,
    named: (kind, name, otherwise) => {
      const words: Readonly<Record<string, string>> = catalogue
      const known = words[`${kind}.${name}`]
      return known === undefined ? english(otherwise) : html`${known}`
    },
  }
}

function filled(sentence: string, facts: Facts): Html {
  const parts = sentence.split(/\{(\w+)\}/)
  return html`${parts.map((part, n) => (n % 2 === 0 ? html`${part}` : html`${facts[part]}`))}`
}

/** What stands between backticks is a name. */
function marked(text: string): Html {
  return html`${text.split('`').map((part, n) => (n % 2 === 0 ? html`${part}` : html`<code>${part}</code>`))}`
}

/** A name of the API: the same in every language, and written from left to right. */
export function code(text: string): Html {
  return html`<code dir="ltr">${text}</code>`
}
