import type { ColumnKey } from '../columns/index.ts'
import type { ContactTerm } from '../contact-terms/index.ts'
import { type Speaker, speaker } from '../core/catalogue.ts'
import type { Language } from '../core/languages.ts'
import type { IndicatorTerm } from '../indicator-terms/index.ts'
import type { OfferTerm } from '../offer-terms/index.ts'
import type { PackageKey } from '../package/index.ts'
import type { PlacementTerm } from '../placement-terms/index.ts'
import { placementPlaces } from '../placement-terms/places.ts'
import type { ReferralKey } from '../referrals/index.ts'
import type { Term } from '../terms/term.ts'
import type { VacancyTerm } from '../vacancy-terms/index.ts'
import { vacancyPlaces } from '../vacancy-terms/places.ts'
import type en from './en.json'
import { places as own } from './places.ts'

const places = { ...own, ...vacancyPlaces, ...placementPlaces } as const

/** Everything that the console says of its own. */
export type OwnKey = keyof typeof en

/** What the console says: its own sentences, the words for what crosses, and the names of commands, reasons, states, tasks, outcomes and limits, of the columns of a table, of kinds of offers, of answers to who asks for contact, of vacancies, of indicators, and of how people find work. */
export type ConsoleKey =
  | OwnKey
  | PackageKey
  | Term
  | ReferralKey
  | ColumnKey
  | OfferTerm
  | ContactTerm
  | VacancyTerm
  | IndicatorTerm
  | PlacementTerm

/** A sentence without places: it can be said without knowing more. */
export type PlainKey = Exclude<ConsoleKey, keyof typeof places>

export type ConsoleSpeaker = Speaker<ConsoleKey, typeof places>

type Texts = Readonly<Record<ConsoleKey, string>>

// One language is loaded, the others stay where they are. A file that lacks a sentence does not compile.
const files: Readonly<Record<Language, () => Promise<Texts>>> = {
  en: () =>
    together(
      import('./en.json', { with: { type: 'json' } }),
      import('../package/en.json', { with: { type: 'json' } }),
      import('../terms/en.lazy.json', { with: { type: 'json' } }),
      import('../referrals/en.json', { with: { type: 'json' } }),
      import('../columns/en.json', { with: { type: 'json' } }),
      import('../offer-terms/en.json', { with: { type: 'json' } }),
      import('../contact-terms/en.json', { with: { type: 'json' } }),
      import('../vacancy-terms/en.json', { with: { type: 'json' } }),
      import('../indicator-terms/en.json', { with: { type: 'json' } }),
      import('../placement-terms/en.json', { with: { type: 'json' } }),
    ),
  de: () =>
    together(
      import('./de.json', { with: { type: 'json' } }),
      import('../package/de.json', { with: { type: 'json' } }),
      import('../terms/de.lazy.json', { with: { type: 'json' } }),
      import('../referrals/de.json', { with: { type: 'json' } }),
      import('../columns/de.json', { with: { type: 'json' } }),
      import('../offer-terms/de.json', { with: { type: 'json' } }),
      import('../contact-terms/de.json', { with: { type: 'json' } }),
      import('../vacancy-terms/de.json', { with: { type: 'json' } }),
      import('../indicator-terms/de.json', { with: { type: 'json' } }),
      import('../placement-terms/de.json', { with: { type: 'json' } }),
    ),
  fr: () =>
    together(
      import('./fr.json', { with: { type: 'json' } }),
      import('../package/fr.json', { with: { type: 'json' } }),
      import('../terms/fr.lazy.json', { with: { type: 'json' } }),
      import('../referrals/fr.json', { with: { type: 'json' } }),
      import('../columns/fr.json', { with: { type: 'json' } }),
      import('../offer-terms/fr.json', { with: { type: 'json' } }),
      import('../contact-terms/fr.json', { with: { type: 'json' } }),
      import('../vacancy-terms/fr.json', { with: { type: 'json' } }),
      import('../indicator-terms/fr.json', { with: { type: 'json' } }),
      import('../placement-terms/fr.json', { with: { type: 'json' } }),
    ),
  ar: () =>
    together(
      import('./ar.json', { with: { type: 'json' } }),
      import('../package/ar.json', { with: { type: 'json' } }),
      import('../terms/ar.lazy.json', { with: { type: 'json' } }),
      import('../referrals/ar.json', { with: { type: 'json' } }),
      import('../columns/ar.json', { with: { type: 'json' } }),
      import('../offer-terms/ar.json', { with: { type: 'json' } }),
      import('../contact-terms/ar.json', { with: { type: 'json' } }),
      import('../vacancy-terms/ar.json', { with: { type: 'json' } }),
      import('../indicator-terms/ar.json', { with: { type: 'json' } }),
      import('../placement-terms/ar.json', { with: { type: 'json' } }),
    ),
}

type TextFile = { readonly default: object }

/** The sentences of several files as those of one. */
async function together<const Files extends readonly Promise<TextFile>[]>(
  ...files: Files
): Promise<InOne<Awaited<Files[number]>['default']>> {
  const loaded: readonly TextFile[] = await Promise.all(files)
  return Object.assign({}, ...loaded.map((file) => file.default)) // of the type that its parts have
}

/** What is each of several types at once. */
type InOne<Types> = (Types extends unknown ? (each: Types) => void : never) extends (all: infer All) => void
  ? All
  : never

/** The console in one language. */
export async function loadConsole(language: Language): Promise<ConsoleSpeaker> {
  return speaker(language, await files[language](), places)
}

/** The codes that the console has words for under a heading, in the order in which people choose among them. */
export type CodesOf<Heading extends string> =
  | OwnKey
  | PackageKey
  | ColumnKey
  | OfferTerm
  | ContactTerm
  | VacancyTerm
  | PlacementTerm extends infer Key
  ? Key extends `${Heading}.${infer Code}`
    ? Code
    : never
  : never
