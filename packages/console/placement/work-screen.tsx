import { Button } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { nameOf } from '../casework/person.ts'
import { type Participant, useParticipant } from '../casework/queries.ts'
import { Page } from '../kit/page.tsx'
import { ScreenReading } from '../kit/reading.tsx'
import { useWords } from '../language/words.tsx'
import { AgreementSheet } from './agreement-sheet.tsx'
import { ApplicationsSheet } from './applications-sheet.tsx'
import { MatchesSheet } from './matches-sheet.tsx'
import { useWork, type Work } from './placement.ts'

/** How somebody finds work: what they agreed to, vacancies that fit, and their applications. */
export function WorkScreen() {
  const { participantId } = useParams({ from: '/cases/$participantId/work' })
  const participant = useParticipant(participantId)
  const work = useWork(participantId)
  return (
    <ScreenReading of={participant}>
      {({ body }) => (
        <ScreenReading of={work}>
          {(found) => <Finding participant={body} found={found.body} />}
        </ScreenReading>
      )}
    </ScreenReading>
  )
}

function Finding({ participant, found }: { readonly participant: Participant; readonly found: Work }) {
  const { say } = useWords()
  const isOpen = participant.stage !== 'closed' && participant.mergedInto === undefined
  return (
    <Page
      title={say('work.title')}
      lead={nameOf(participant.names)}
      actions={
        <Button component={Link} to={`/cases/${participant.id}`} variant="default">
          {say('referral.toCase')}
        </Button>
      }
    >
      <AgreementSheet participant={participant} work={found.work} mayEdit={isOpen} />
      {isOpen && found.work?.state === 'agreed' && <MatchesSheet participantId={participant.id} />}
      <ApplicationsSheet participant={participant} applications={found.items} />
    </Page>
  )
}
