import { Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Act } from '../kit/act.tsx'
import { Notice } from '../kit/notice.tsx'
import { Sheet } from '../kit/page.tsx'
import rows from '../kit/rows.module.css'
import { momentText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { useWho } from '../shell/who.tsx'
import { nameOf } from './person.ts'
import { type Participant, useParticipant } from './queries.ts'

type Merged = NonNullable<Participant['merged']>[number]

/** The case that goes on for this one, or the cases for which this one goes on. */
export function MergedCases({ participant }: { readonly participant: Participant }) {
  const { say } = useWords()
  const { mergedInto, merged = [] } = participant
  if (mergedInto !== undefined) {
    return (
      <Notice tone="waiting" title={say('merge.ended')}>
        <Text>{say('merge.endedText')}</Text>
        <Link to="/cases/$participantId" params={{ participantId: mergedInto }}>
          {say('merge.toOther')}
        </Link>
      </Notice>
    )
  }
  if (merged.length === 0) return null
  return (
    <Sheet title={say('merge.merged')}>
      <ul className={rows['rows']}>
        {merged.map((entry) => (
          <MergedRow key={entry.participantId} participant={participant} entry={entry} />
        ))}
      </ul>
    </Sheet>
  )
}

function MergedRow({ participant, entry }: { readonly participant: Participant; readonly entry: Merged }) {
  const { say, language } = useWords()
  const { has } = useWho()
  // A coach of this case may not be one of the other.
  const other = useParticipant(entry.participantId, has('coordinator'))
  return (
    <li className={rows['row']}>
      <div className={rows['who']}>
        <Link to="/cases/$participantId" params={{ participantId: entry.participantId }}>
          <bdi>{other.data === undefined ? say('merge.other') : nameOf(other.data.body.names)}</bdi>
        </Link>
        <Text size="sm" c="dimmed">
          {say('merge.at', { at: momentText(language, entry.at) })}
        </Text>
        {has('coordinator') && (
          <Act
            label={say('merge.separate')}
            happens={say('merge.separateHappens')}
            version={participant.version}
            first={{ duplicateId: entry.participantId }}
            send={(api, { said: body, version: ifMatch }, idempotencyKey) =>
              api.separateParticipants({
                params: { participantId: participant.id },
                ifMatch,
                body,
                idempotencyKey,
              })
            }
          />
        )}
      </div>
    </li>
  )
}
