import { type Direction, directionOf, isolated, type Language } from '@passerelle/messages'
import {
  type DocumentationKey,
  type DocumentationValues,
  documentation,
} from '@passerelle/messages/documentation'
import { type Html, html } from '@passerelle/runtime/html'

type Value = Html | string | number

/** The fixed words of the page in one language. */
export type Words = {
  readonly language: Language
  readonly direction: Direction
  readonly say: <Key extends DocumentationKey>(key: Key, ...values: DocumentationValues<Key, Value>) => Html
  /** English text of the document, marked as such for a screen reader. */
  english(text: string): Html
  /** The words for something that the document names: an area, a role. Its own English ones where there are none. */
  named(kind: 'area' | 'areaText' | 'role', name: string, otherwise: string): Html
}

export function wordsIn(language: Language): Words {
  const english = (text: string) =>
    language === 'en' ? marked(text) : html`<span lang="en" dir="ltr">${marked(text)}</span>`
  return {
    language,
    direction: directionOf(language),
    say: (key, ...values) => {
      const pieces = documentation.pieces<typeof key, Value>(language, key, ...values)
      return html`${pieces.map((piece) => (typeof piece === 'string' ? html`${piece}` : kept(language, piece.put)))}`
    },
    english,
    named: (kind, name, otherwise) => {
      const key = `${kind}.${name}`
      return documentation.has(key) ? html`${documentation.texts[language][key]}` : english(otherwise)
    },
  }
}

/** A value in one piece between the words of a sentence, as `isolated` keeps plain text. */
function kept(language: Language, value: Value): Html {
  if (typeof value !== 'object') return html`${isolated(language, String(value))}`
  return directionOf(language) === 'rtl' ? html`<bdi>${value}</bdi>` : value
}

/** Text between backticks is a name. */
function marked(text: string): Html {
  return html`${text.split('`').map((part, n) => (n % 2 === 0 ? html`${part}` : html`<code>${part}</code>`))}`
}

/** A name of the API: the same in every language, and written from left to right. */
export function code(text: string): Html {
  return html`<code dir="ltr">${text}</code>`
}
