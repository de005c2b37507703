import { Button, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Notice } from '../kit/notice.tsx'
import rows from '../kit/rows.module.css'
import { listText } from '../language/list.ts'
import { sideBySide } from '../language/side-by-side.ts'
import { useWords } from '../language/words.tsx'
import { useWho } from '../shell/who.tsx'
import { useColleagues } from '../tenancy/colleagues.ts'
import { dropWarning, type IntakeWarning, useIntakeWarning } from './likely-matches.ts'
import { nameOf } from './person.ts'
import type { Participant } from './queries.ts'

type Match = IntakeWarning['matches'][number]

/** Cases that are likely to be of the same person, after somebody was taken in: a warning, and what can be done. */
export function LikelyMatches({ participantId }: { readonly participantId: Participant['id'] }) {
  const { say } = useWords()
  const { has } = useWho()
  const queries = useQueryClient()
  const warning = useIntakeWarning(participantId)
  if (warning === undefined) return null
  const { matches, coordinatorShouldLook } = warning
  return (
    <Notice tone="waiting" title={say('match.title')}>
      {matches.length > 0 && (
        <>
          <Text>{say(has('coordinator') ? 'match.text' : 'match.textCoach')}</Text>
          <ul className={rows['rows']}>
            {matches.map((match) => (
              <MatchRow key={match.participantId} participantId={participantId} match={match} />
            ))}
          </ul>
        </>
      )}
      {coordinatorShouldLook && <Text>{say('match.beyond')}</Text>}
      <div>
        <Button variant="default" onClick={() => dropWarning(queries, participantId)}>
          {say('match.another')}
        </Button>
      </div>
    </Notice>
  )
}

function MatchRow({
  participantId,
  match,
}: {
  readonly participantId: Participant['id']
  readonly match: Match
}) {
  const { say, language } = useWords()
  const { has } = useWho()
  const { nameOf: colleague } = useColleagues()
  return (
    <li className={rows['row']}>
      <div className={rows['who']}>
        <Link to="/cases/$participantId" params={{ participantId: match.participantId }}>
          <bdi>{nameOf(match.names)}</bdi>
        </Link>{' '}
        {match.birthYear !== undefined && say('cases.born', { year: String(match.birthYear) })}
        <Text size="sm" c="dimmed">
          {sideBySide(language, [
            listText(
              language,
              match.grounds.map((ground) => say(`matchGround.${ground}`)),
            ),
            say(`state.${match.stage}`),
            colleague(match.coachId),
          ])}
        </Text>
      </div>
      {has('coordinator') && (
        <Button
          component={Link}
          to={`/cases/${participantId}/merge/${match.participantId}`}
          variant="default"
        >
          {say('match.compare')}
        </Button>
      )}
    </li>
  )
}
