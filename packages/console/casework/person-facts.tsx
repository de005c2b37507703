import { isolated } from '@passerelle/messages'
import { Facts } from '../kit/facts.tsx'
import { listText } from '../language/list.ts'
import { countryName, languageName } from '../language/names.ts'
import { sideBySide } from '../language/side-by-side.ts'
import { dayText, periodText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { ChannelText } from './channel-text.tsx'
import type { Participant } from './queries.ts'

/** What is known about a person, and how they may be reached. */
export function PersonFacts({ participant }: { readonly participant: Participant }) {
  const words = useWords()
  const { say, language } = words
  const {
    kind,
    cameFrom,
    birth,
    languages,
    returnCountry,
    returnDistrict,
    plannedDeparture,
    channels,
    names,
  } = participant
  const others = names.filter(({ primary }) => !primary)
  const born = birth?.date ? dayText(language, birth.date) : birth?.year?.toString()
  return (
    <Facts
      facts={[
        others.length > 0 && [
          say('person.otherNames'),
          sideBySide(
            language,
            others.map(({ given, family }) => `${given} ${family ?? ''}`.trim()),
          ),
        ],
        kind !== undefined && [say('column.kind'), say(`personKind.${kind}`)],
        born !== undefined && [say('person.born'), born],
        [
          say('person.languages'),
          listText(
            language,
            languages.map((tag) => languageName(words, tag)),
          ),
        ],
        cameFrom !== undefined && [say('column.cameFrom'), countryName(language, cameFrom)],
        [
          say('person.country'),
          [countryName(language, returnCountry), returnDistrict]
            .filter((part) => part !== undefined)
            .join(', '),
        ],
        [say('person.departure'), departureText(plannedDeparture)],
        ...channels.map((channel): [string, React.ReactNode] => [
          say(`channel.${channel.kind}`),
          <ChannelText key={channel.value} channel={channel} />,
        ]),
      ]}
    />
  )

  function departureText(planned: Participant['plannedDeparture']): string {
    if (planned === undefined) return say('kit.unknown')
    const { date, window = {} } = planned
    const day = date ? isolated(language, dayText(language, date)) : periodText(language, window)
    return `${day} (${say(`certainty.${planned.certainty}`)})`
  }
}
