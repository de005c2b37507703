import { Text } from '@mantine/core'
import { moneyRangeText } from '@passerelle/messages/money'
import { occupationText } from '../casework/occupation-field.tsx'
import { countryName } from '../language/names.ts'
import { sideBySide } from '../language/side-by-side.ts'
import { dayText, today } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { isStale, type SeenFinding } from './findings.ts'

type Words = ReturnType<typeof useWords>

/** Where somebody looked: a country, or a part of it. */
export function areaText({ language }: Pick<Words, 'language'>, { country, region }: SeenFinding['area']) {
  return sideBySide(language, [countryName(language, country), region])
}

/** A finding in one line, to choose it by. */
export function findingLine(words: Words, { isco08, area, demand, asOf }: SeenFinding): string {
  const { say, language } = words
  return sideBySide(language, [
    occupationText(words, isco08),
    areaText(words, area),
    say(`demand.${demand}`),
    say('labour.ofDay', { day: dayText(language, asOf) }),
  ])
}

/** What was found, what is paid, who says so and of when; in grey where that is too long ago. */
export function FindingText({ finding }: { readonly finding: SeenFinding }) {
  const { say, language } = useWords()
  const { demand, wage, source, sourceLink, asOf } = finding
  return (
    <Text size="sm" {...(isStale(finding, today()) && { c: 'dimmed' })}>
      {sideBySide(language, [
        say(`demand.${demand}`),
        wage !== undefined && say(`wagePer.${wage.per}`, { amount: moneyRangeText(language, wage) }),
      ])}
      {' · '}
      {sourceLink === undefined ? (
        <bdi>{source}</bdi>
      ) : (
        <a href={sourceLink} target="_blank" rel="noopener noreferrer">
          <bdi>{source}</bdi>
        </a>
      )}
      {' · '}
      {say('labour.ofDay', { day: dayText(language, asOf) })}
      {isStale(finding, today()) && ` · ${say('labour.stale')}`}
    </Text>
  )
}
