import type { CallOptions } from '@passerelle/client'
import type { CodesOf } from '@passerelle/messages/console'
import type { Choice } from '../kit/choices.tsx'
import { countryChoices } from '../language/choices.ts'
import { allCountries } from '../language/countries.ts'
import type { useWords } from '../language/words.tsx'

type Words = ReturnType<typeof useWords>
type Kind = NonNullable<CallOptions<'takeInParticipant'>['body']['kind']>

/** The kinds of person that there are. */
const kinds: readonly (Kind & CodesOf<'personKind'>)[] = [
  'candidate',
  'decided',
  'returnee',
  'migrant',
  'refugee',
  'host_community',
]

export function kindChoices({ say }: Words): readonly Choice[] {
  return kinds.map((value) => ({ value, label: say(`personKind.${value}`) }))
}

/** The countries that people come from: those of the programmes and their neighbours, by their names. */
export function originChoices(words: Pick<Words, 'language'>): readonly Choice[] {
  return countryChoices(words, [...allCountries, ...neighbours])
}

// Whom a centre takes in beside returnees has often fled from next door; an import takes every country.
const neighbours = [
  'BF',
  'CI',
  'CM',
  'DZ',
  'ER',
  'ET',
  'GN',
  'IR',
  'LY',
  'ML',
  'MR',
  'SD',
  'SO',
  'SS',
  'SY',
  'TD',
  'UA',
  'VE',
  'YE',
]
