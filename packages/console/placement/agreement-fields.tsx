import { Checkbox, Text } from '@mantine/core'
import { directionOf, type Language } from '@passerelle/messages'
import { languageFor } from '../exchange/refer/offer.ts'
import { OneOf } from '../kit/choices.tsx'
import { languageName } from '../language/names.ts'
import { useWords } from '../language/words.tsx'
import { useColleagueChoices } from '../tenancy/colleagues.ts'
import { agreementLanguages } from './placement.ts'

type PropsOf = (path: string, options?: { type: 'checkbox' }) => object

/** The text to which the person agrees, in the language in which they are asked, and before whom they say yes. */
export function AgreementFields({
  textIn,
  language,
  propsOf,
}: {
  /** The text in a language. */
  readonly textIn: (language: Language) => string
  readonly language: string
  readonly propsOf: PropsOf
}) {
  const words = useWords()
  const { say } = words
  const witnesses = useColleagueChoices(['admin', 'coordinator', 'coach', 'counsellor', 'instructor'], 'me')
  const shown = languageFor({ languages: [language] })
  return (
    <>
      <OneOf
        label={say('refer.language')}
        description={say('work.languageHint')}
        choices={agreementLanguages.map((value) => ({ value, label: languageName(words, value) }))}
        {...propsOf('agreement.language')}
      />
      <Text component="blockquote" m={0} lang={shown} dir={directionOf(shown)}>
        {textIn(shown)}
      </Text>
      {(['readAloud', 'interpreter'] as const).map((name) => (
        <Checkbox
          key={name}
          label={say(`consent.${name}`)}
          {...propsOf(`agreement.${name}`, { type: 'checkbox' })}
        />
      ))}
      <OneOf
        label={say('consent.witness')}
        description={say('consent.witnessHint')}
        choices={witnesses}
        {...propsOf('agreement.witnessId')}
      />
    </>
  )
}
