import type { CellWords, CodedColumn } from '@passerelle/domain/casework'
import { genders, participantKinds, stages } from '@passerelle/domain/casework'
import { canonicalLanguage, countryCodes } from '@passerelle/domain/codes'
import { languages } from '@passerelle/messages'
import { columnWords } from '@passerelle/messages/columns'

type Codes = ReadonlyMap<string, string>

let known: CellWords | undefined

/** What people write in the cells of a table, in every language of the platform. Made ready when the first table comes. */
export function cellWords(): CellWords {
  known ??= openWords()
  return known
}

function openWords(): CellWords {
  const countries = named('region', [...countryCodes])
  const spoken = named('language', spokenLanguages)
  const codes: Readonly<Record<CodedColumn, Codes>> = {
    kind: worded('personKind', participantKinds),
    gender: worded('gender', genders),
    stage: worded('intake', stages),
    certainty: worded('sure', ['wished', 'planned', 'booked']),
  }
  const answers = worded('cell', ['yes', 'no'])
  return {
    country: (written) => countries.get(folded(written)),
    // A code may be any tag there is; a name is one of those that are spoken where people return to.
    language: (written) => spoken.get(folded(written)) ?? canonicalLanguage(written),
    code: (column, written) => codes[column].get(folded(written)),
    yesOrNo(written) {
      const answer = /^(?:true|1|x)$/i.test(written)
        ? 'yes'
        : /^(?:false|0)$/i.test(written)
          ? 'no'
          : undefined
      const said = answer ?? answers.get(folded(written))
      return said === undefined ? undefined : said === 'yes'
    },
  }
}

/** Codes by themselves and by their names in each language. */
function named(type: 'region' | 'language', codes: readonly string[]): Codes {
  const names = languages.map((language) => new Intl.DisplayNames([language], { type, fallback: 'none' }))
  return new Map(
    codes.flatMap((code) =>
      [code, ...names.flatMap((each) => each.of(code) ?? [])].map((name) => [folded(name), code] as const),
    ),
  )
}

function worded(heading: string, codes: readonly string[]): Codes {
  return new Map(
    codes.flatMap((code) => {
      const key = `${heading}.${code}`
      const words = columnWords.has(key) ? languages.map((language) => columnWords.texts[language][key]) : []
      return [code, ...words].map((word) => [folded(word), code] as const)
    }),
  )
}

/** Without what people write now this way and now that: capitals, accents, signs between words. */
function folded(written: string): string {
  return written
    .normalize('NFKD')
    .replace(/[\p{M}\p{P}\p{Cf}\s]/gu, '')
    .toLowerCase()
}

const spokenLanguages = [
  ...['ar', 'de', 'en', 'es', 'fa', 'fa-AF', 'ff', 'fr', 'ha', 'ckb', 'kmr', 'ky', 'mnk', 'ps', 'ru'],
  ...['so', 'sq', 'sr', 'ti', 'tr', 'ur', 'wo', 'yo', 'am', 'ber', 'bm', 'ig', 'it', 'pt', 'pa', 'uz'],
]
