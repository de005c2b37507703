import { Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { nameOf } from '../casework/person.ts'
import { Act } from '../kit/act.tsx'
import { Empty } from '../kit/empty.tsx'
import rows from '../kit/rows.module.css'
import { sideBySide } from '../language/side-by-side.ts'
import { useWords } from '../language/words.tsx'
import { useWho } from '../shell/who.tsx'
import type { Roster, RosterLine } from './sessions.ts'
import { Signed } from './signed.tsx'

/** Who comes to a session, how they attended, and how many more there are. */
export function RosterLines({ roster }: { readonly roster: Roster }) {
  const { say } = useWords()
  if (roster.lines.length === 0 && roster.withheld === 0) {
    return <Empty title={say('roster.none')} text={say('roster.noneText')} />
  }
  return (
    <>
      <ul className={rows['rows']}>
        {roster.lines.map((line) => (
          <Line key={line.participantId} line={line} roster={roster} />
        ))}
      </ul>
      {roster.withheld > 0 && <Text c="dimmed">{say('roster.withheld', { count: roster.withheld })}</Text>}
    </>
  )
}

function Line({ line, roster }: { readonly line: RosterLine; readonly roster: Roster }) {
  const { say, language } = useWords()
  const { has } = useWho()
  const { participantId, names, place, attendance } = line
  const isCaseworker = has('coordinator', 'coach', 'counsellor')
  const name = names === undefined ? say('roster.erased') : nameOf(names)
  return (
    <li className={rows['row']}>
      <div className={rows['who']}>
        {names !== undefined && isCaseworker ? (
          <Link to="/cases/$participantId" params={{ participantId }} className={rows['name']}>
            <bdi>{name}</bdi>
          </Link>
        ) : (
          <Text fw={600}>
            <bdi>{name}</bdi>
          </Text>
        )}
        <Text size="sm" c="dimmed">
          {sideBySide(language, [
            place === 'waiting' && say('roster.waiting'),
            attendance !== undefined && say(`attendance.status.${attendance.status}`),
            attendance !== undefined &&
              attendance.teachingUnits > 0 &&
              say('attendance.units', {
                units: attendance.teachingUnits,
                planned: attendance.plannedUnits,
              }),
            attendance !== undefined && attendance.earlier.length > 0 && say('attendance.corrected'),
            attendance?.note,
          ])}
        </Text>
        {attendance !== undefined && <Signed attendance={attendance} />}
      </div>
      {isCaseworker && roster.state === 'planned' && (
        <Act
          label={say('roster.takeBack')}
          happens={say('roster.takeBackHappens', { name })}
          first={undefined}
          send={(api) => api.unenrolParticipant({ params: { sessionId: roster.id, participantId } })}
        />
      )}
    </li>
  )
}
