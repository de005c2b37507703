import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { Facts } from '../kit/facts.tsx'
import { Sheet } from '../kit/page.tsx'
import { languageName } from '../language/names.ts'
import { sideBySide } from '../language/side-by-side.ts'
import { useWords } from '../language/words.tsx'
import { occupationText } from './occupation-field.tsx'
import type { CasePage } from './queries.ts'

/** What the person can do, as it was assessed. */
export function AssessmentSheet({
  assessment,
  aside,
}: {
  readonly assessment: CasePage['assessment']
  readonly aside?: ReactNode
}) {
  const words = useWords()
  const { say } = words
  return (
    <Sheet title={say('assessment.title')} aside={aside}>
      {assessment === undefined ? (
        <Text c="dimmed">{say('assessment.none')}</Text>
      ) : (
        <Facts
          facts={[
            ...assessment.occupations.map(({ isco08, years, learnt }): [string, ReactNode] => [
              occupationText(words, isco08),
              sideBySide(words.language, [say('assessment.forYears', { years }), say(`learnt.${learnt}`)]),
            ]),
            ...assessment.languages.map(
              ({
                language,
                firstLanguage,
                spokenInteraction,
                listening,
                reading,
                writing,
              }): [string, ReactNode] => [
                languageName(words, language),
                firstLanguage
                  ? say('assessment.firstLanguage')
                  : (spokenInteraction ?? listening ?? reading ?? writing ?? say('kit.unknown')),
              ],
            ),
            assessment.skills.length > 0 && [
              say('assessment.skills'),
              sideBySide(
                words.language,
                assessment.skills.map(({ name }) => name),
              ),
            ],
          ]}
        />
      )}
    </Sheet>
  )
}
