import { Badge, Button, Radio, Stack, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { Act } from '../kit/act.tsx'
import { Notice } from '../kit/notice.tsx'
import { Page, Sheet } from '../kit/page.tsx'
import { ScreenReading } from '../kit/reading.tsx'
import { sideBySide } from '../language/side-by-side.ts'
import { momentText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { useWho } from '../shell/who.tsx'
import { useColleagues } from '../tenancy/colleagues.ts'
import { dropWarning } from './likely-matches.ts'
import { nameOf } from './person.ts'
import { PersonFacts } from './person-facts.tsx'
import { type Participant, useParticipant } from './queries.ts'

type Pair = { readonly one: Participant; readonly other: Participant }

/** Two cases that are likely to be of one person, beside each other, and the way to let one go on for both. */
export function MergeScreen() {
  const { participantId, otherId } = useParams({ from: '/cases/$participantId/merge/$otherId' })
  const one = useParticipant(participantId)
  const other = useParticipant(otherId)
  return (
    <ScreenReading of={one}>
      {({ body: first }) => (
        <ScreenReading of={other}>{({ body: second }) => <Merge one={first} other={second} />}</ScreenReading>
      )}
    </ScreenReading>
  )
}

function Merge({ one, other }: Pair) {
  const { say, language } = useWords()
  const { has } = useWho()
  const { nameOf: colleague } = useColleagues()
  return (
    <Page
      title={say('merge.title')}
      lead={say('merge.lead')}
      actions={
        <Button component={Link} to={`/cases/${one.id}`} variant="default">
          {say('referral.toCase')}
        </Button>
      }
    >
      {[one, other].map((participant) => (
        <Sheet
          key={participant.id}
          title={nameOf(participant.names)}
          aside={
            <Badge variant="light" size="lg" tt="none">
              {say(`state.${participant.stage}`)}
            </Badge>
          }
        >
          <Text size="sm" c="dimmed">
            {say('merge.opened', { at: momentText(language, participant.openedAt) })} ·{' '}
            <bdi>{colleague(participant.coachId)}</bdi>
          </Text>
          <PersonFacts participant={participant} />
        </Sheet>
      ))}
      {has('coordinator') ? (
        <Choice one={one} other={other} />
      ) : (
        <Notice>
          <Text>{say('merge.coordinatorOnly')}</Text>
        </Notice>
      )}
    </Page>
  )
}

/** Which of the two goes on. The older one is proposed: more people know it. */
function Choice({ one, other }: Pair) {
  const { say, language } = useWords()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [keptId, setKeptId] = useState<string>(one.openedAt < other.openedAt ? one.id : other.id)
  const [kept, duplicate] = keptId === one.id ? [one, other] : [other, one]
  return (
    <Sheet title={say('merge.which')}>
      <Radio.Group value={keptId} onChange={setKeptId} aria-label={say('merge.which')}>
        <Stack gap="sm">
          {[one, other].map((participant) => (
            <Radio
              key={participant.id}
              value={participant.id}
              label={sideBySide(language, [
                nameOf(participant.names),
                say('merge.opened', { at: momentText(language, participant.openedAt) }),
              ])}
            />
          ))}
        </Stack>
      </Radio.Group>
      <Act
        // Another choice is another act: what was said about the one before does not count for it.
        key={keptId}
        label={say('merge.merge')}
        happens={say('merge.happens')}
        tone="main"
        version={kept.version}
        first={{ duplicateId: duplicate.id }}
        send={(api, { said: body, version: ifMatch }, idempotencyKey) =>
          api.mergeParticipants({ params: { participantId: kept.id }, ifMatch, body, idempotencyKey })
        }
        onDone={({ id }) => {
          dropWarning(queries, one.id)
          dropWarning(queries, other.id)
          void navigate({ to: '/cases/$participantId', params: { participantId: id } })
        }}
        afterwards="elsewhere"
      />
    </Sheet>
  )
}
