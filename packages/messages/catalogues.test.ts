import { fieldCodes } from '@passerelle/domain/kernel'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { accountMails } from './account-mails/index.ts'
import { choices } from './choices/index.ts'
import consoleAr from './console/ar.json' with { type: 'json' }
import consoleDe from './console/de.json' with { type: 'json' }
import consoleEn from './console/en.json' with { type: 'json' }
import consoleFr from './console/fr.json' with { type: 'json' }
import { places as consolePlaces } from './console/places.ts'
import { documentation } from './documentation/index.ts'
import { type Language, languages } from './index.ts'
import { instrument } from './instrument/index.ts'
import { letters } from './letters/index.ts'
import meAr from './me/ar.json' with { type: 'json' }
import meDe from './me/de.json' with { type: 'json' }
import meEn from './me/en.json' with { type: 'json' }
import meFr from './me/fr.json' with { type: 'json' }
import { places as mePlaces } from './me/places.ts'
import { offerWords } from './offers/index.ts'
import packageAr from './package/ar.json' with { type: 'json' }
import packageDe from './package/de.json' with { type: 'json' }
import packageEn from './package/en.json' with { type: 'json' }
import packageFr from './package/fr.json' with { type: 'json' }
import type person from './person-texts/en.json'
import { personTexts } from './person-texts/index.ts'
import problemsAr from './problems/ar.lazy.json' with { type: 'json' }
import problemsDe from './problems/de.lazy.json' with { type: 'json' }
import problemsEn from './problems/en.lazy.json' with { type: 'json' }
import problemsFr from './problems/fr.lazy.json' with { type: 'json' }
import type { ProblemKey } from './problems/index.ts'
import { places as problemPlaces } from './problems/places.ts'
import type referralTexts from './referrals/en.json'
import { type ReferralKey, referrals } from './referrals/index.ts'
import type selfTexts from './self/en.json'
import { type SelfKey, self } from './self/index.ts'
import { sheet } from './sheet/index.ts'
import { terminal } from './terminal/index.ts'
import type termTexts from './terms/en.lazy.json'
import { type Term, terms } from './terms/index.ts'

type Sentences = Readonly<Record<string, string>>
type Places = Readonly<Record<string, readonly string[]>>
type Element = ReturnType<IntlMessageFormat['getAst']>[number]

const catalogues = Object.entries<{
  readonly texts: Readonly<Record<Language, Sentences>>
  readonly places: Places
}>({
  accountMails,
  choices,
  // These load one language at a time.
  console: {
    texts: { en: consoleEn, de: consoleDe, fr: consoleFr, ar: consoleAr },
    places: consolePlaces,
  },
  documentation,
  instrument,
  letters,
  me: { texts: { en: meEn, de: meDe, fr: meFr, ar: meAr }, places: mePlaces },
  offerWords,
  package: { texts: { en: packageEn, de: packageDe, fr: packageFr, ar: packageAr }, places: {} },
  personTexts,
  problems: {
    texts: { en: problemsEn, de: problemsDe, fr: problemsFr, ar: problemsAr },
    places: problemPlaces,
  },
  referrals,
  self,
  sheet,
  terminal,
  terms,
}).map(([name, { texts, places }]) => ({ name, texts, places }))

const parse = (text: string): readonly Element[] =>
  new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst()

/** Every element of a sentence, those within its plurals too. */
function elementsOf(elements: readonly Element[]): readonly Element[] {
  return elements.flatMap((element) => [
    element,
    ...('options' in element ? Object.values(element.options).flatMap(({ value }) => elementsOf(value)) : []),
  ])
}

/** The names of the places in a sentence. */
function placesIn(text: string): readonly string[] {
  const named = elementsOf(parse(text)).filter((element) => element.type !== 0 && element.type !== 7)
  return [...new Set(named.map((element) => ('value' in element ? String(element.value) : '')))].toSorted()
}

/** The plural forms that a sentence lacks in its language, or that its language does not know. */
function wrongForms(language: Language, text: string): readonly string[] {
  const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions()
  const plurals = elementsOf(parse(text)).filter((element) => 'pluralType' in element)
  return plurals.flatMap(({ options }) => {
    const forms = Object.keys(options).filter((form) => !form.startsWith('='))
    return [...pluralCategories, ...forms].filter(
      (form) => !(forms.includes(form) && pluralCategories.some((category) => category === form)),
    )
  })
}

/** The faults in the sentences of a language, measured by the English ones. */
function faultsIn(
  language: Language,
  sentences: Sentences,
  english: Sentences,
  places: Places,
): readonly string[] {
  const keys = Object.keys(english)
  return [
    ...keys.filter((key) => !(key in sentences)).map((key) => `${key} is missing`),
    ...Object.entries(sentences).flatMap(([key, text]) => {
      if (!(key in english)) return [`${key} is nobody's`]
      if (!(key in places))
        return parse(text.replaceAll('{', '[')).length === 1 && !text.includes('{')
          ? []
          : [`${key} has a place`]
      const expected = [...(places[key] ?? [])].toSorted().join()
      return [
        ...(placesIn(text).join() === expected ? [] : [`${key} has other places`]),
        ...wrongForms(language, text).map((form) => `${key} has the wrong forms: ${form}`),
      ]
    }),
  ]
}

describe.each(catalogues)('the catalogue $name', ({ texts, places }) => {
  it.each(languages)(
    'has every sentence of the English one with the same places, and no other: %s',
    (language) => {
      expect(faultsIn(language, texts[language], texts.en, places)).toEqual([])
    },
  )

  it('names the places of no sentence that it does not have', () => {
    expect(Object.keys(places).filter((key) => !(key in texts.en))).toEqual([])
  })

  it.each(['de', 'fr', 'ar'] as const)('says everything in the language itself: %s', (language) => {
    const alike = Object.entries(texts[language]).filter(
      ([key, sentence]) => sentence === texts.en[key] && /[A-Za-z]{6}/.test(sentence),
    )
    expect(alike.flatMap(([, sentence]) => (spelledAlike.has(sentence) ? [] : sentence))).toEqual([])
    if (language === 'ar')
      // The names of places are read by nobody.
      for (const sentence of Object.values(texts.ar))
        expect(sentence.replaceAll(/\{\w+\}/g, '')).toMatch(/\p{Script=Arabic}|^[^a-z]*$|^null$/u)
  })
})

/** Words and names that German or French spells as English does. */
const spelledAlike = new Set([
  'Baden-Württemberg',
  'Berlin',
  'Brandenburg',
  'Bremen',
  'Centres',
  'Format',
  'Hamburg',
  'Institution {number}',
  'Institutions',
  'Invitation',
  'Journal',
  'Licence {licence}',
  'Messages',
  'Module',
  'Module {number}',
  'Modules',
  'Organisation',
  'Organisations',
  'Parameter',
  'Participants',
  'Person',
  'Places',
  'Programme',
  'Programmes',
  'Protection',
  'Region',
  'Saarland',
  'Schleswig-Holstein',
  'administration',
  'contact',
  'dialogue',
  'institution',
  'institutions',
  'messages',
  'module',
  'organisation',
  'programme',
  'webhook',
  'Signal',
  'Telegram',
  'Version {version}',
  'Versions',
  'Webhooks',
  'WhatsApp',
  'documents',
  'urgent',
])

describe('a fault in a catalogue is seen:', () => {
  const { texts, places } = letters
  const english: Sentences = texts.en
  const arabic: Sentences = texts.ar
  const faults = (sentences: Sentences) => faultsIn('ar', sentences, english, places)

  it.each(Object.keys(english))('%s is missing', (key) => {
    const { [key]: _, ...others } = arabic
    expect(faults(others)).toEqual([`${key} is missing`])
  })

  it.each<[string, Sentences]>([
    ["extra is nobody's", { ...arabic, extra: 'كلمة' }],
    ['waits has a place', { ...arabic, waits: `${arabic['waits']} {count}` }],
    ['daily has other places', { ...arabic, daily: 'كلمة {number}' }],
    ['daily has other places', { ...arabic, daily: 'كلمة' }],
  ])('%s', (fault, sentences) => {
    expect(faults(sentences)).toEqual([fault])
  })

  it.each(['zero', 'one', 'two', 'few', 'many'])('the Arabic form "%s" is missing', (form) => {
    const daily = arabic['daily']?.replace(new RegExp(`${form} \\{[^}]*\\}`), '') ?? ''
    expect(faults({ ...arabic, daily })).toEqual([`daily has the wrong forms: ${form}`])
  })

  it('a form that the language does not know', () => {
    const daily = '{count, plural, one {x} few {y} other {z}}'
    expect(faultsIn('en', { ...english, daily }, english, places)).toEqual(['daily has the wrong forms: few'])
  })
})

describe('codes and keys', () => {
  it('are the same sets: a code without a sentence, or a sentence without a code, does not compile', () => {
    expectTypeOf<keyof typeof problemsEn>().toEqualTypeOf<ProblemKey>()
    expectTypeOf<keyof typeof termTexts>().toEqualTypeOf<Term>()
    expectTypeOf<keyof typeof referralTexts>().toEqualTypeOf<ReferralKey>()
    expectTypeOf<keyof typeof selfTexts>().toEqualTypeOf<SelfKey>()
    expectTypeOf<keyof typeof person>().toEqualTypeOf<keyof (typeof personTexts)['texts']['en']>()
    // @ts-expect-error one key more than there are codes
    expectTypeOf<keyof typeof problemsEn | 'field.unheard_of'>().toEqualTypeOf<ProblemKey>()
  })

  it('give each rule of a field a sentence of its own', () => {
    const sentences = fieldCodes.map((code) => problemsEn[`field.${code}`])
    expect(sentences.filter((sentence) => sentence === undefined)).toEqual([])
  })

  it('have one word for one code that may be chosen, whatever kind it is of', () => {
    const codes = Object.keys(terms.texts.en).map((key) => key.slice(key.indexOf('.') + 1))
    expect(codes.filter((code, n) => codes.indexOf(code) !== n)).toEqual([])
  })
})
