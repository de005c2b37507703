import type { ContactTemplate } from '@passerelle/domain/exchange'
import { catalogue } from '../core/catalogue.ts'
import ar from './ar.json' with { type: 'json' }
import de from './de.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import fr from './fr.json' with { type: 'json' }
import words from './telltale.json' with { type: 'json' }

/** Each template says its matter openly, or so that nobody learns what it is about. */
type Key =
  | 'greeting'
  | 'greetingWithoutName'
  | 'when'
  | 'closing'
  | `${ContactTemplate}.${'open' | 'neutral'}`

/** Texts to a person, ready to be sent by the channel that they chose. */
export const personTexts = catalogue<Key, { greeting: ['name']; when: ['when'] }>(
  { en, de, fr, ar },
  { greeting: ['name'], when: ['when'] },
)

/** The edition of the texts. It changes with their wording. */
export const edition = 1

/** Beginnings of words that let on what a text is about. Somebody who reads along may know any of the languages. */
export const telltale: readonly string[] = Object.values(words).flat()
