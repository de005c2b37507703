import { Text } from '@mantine/core'
import { Facts } from '../kit/facts.tsx'
import { Sheet } from '../kit/page.tsx'
import { Reading } from '../kit/reading.tsx'
import { dayText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { useProgrammeNames } from '../programmes/queries.ts'
import { endingText } from './ending-text.ts'
import { Holds } from './holds.tsx'
import { type CaseRetention, useRetention } from './retention.ts'

/** Up to when a case is kept and why, what stays of it beyond that, and what holds it. */
export function RetentionSheet({ participantId }: { readonly participantId: string }) {
  const { say } = useWords()
  const retention = useRetention(participantId)
  return (
    <Sheet title={say('retention.title')}>
      <Reading of={retention} lines={3}>
        {({ body }) => (
          <>
            <Endings retention={body} />
            <Holds participantId={participantId} retention={body} />
          </>
        )}
      </Reading>
    </Sheet>
  )
}

function Endings({ retention }: { readonly retention: CaseRetention }) {
  const words = useWords()
  const { say, language } = words
  const nameOf = useProgrammeNames()
  const { announced, mergedInto, proof } = retention
  return (
    <>
      <Facts
        facts={[
          [
            say('retention.case'),
            mergedInto === undefined ? endingText(words, retention.case) : say('retention.withOther'),
          ],
          ...proof.map((each): readonly [string, string] => [
            say('retention.proof', { programme: nameOf(each.programmeId) }),
            endingText(words, each),
          ]),
        ]}
      />
      {announced !== undefined && (
        <Text>{say('retention.told', { day: dayText(language, announced.on) })}</Text>
      )}
    </>
  )
}
