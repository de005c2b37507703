import { Button } from '@mantine/core'
import type { ResourceOf } from '@passerelle/client'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useRead } from '../../api/use-read.ts'
import { nameOf } from '../../casework/person.ts'
import { useParticipant, useReferralsOf } from '../../casework/queries.ts'
import { Page } from '../../kit/page.tsx'
import { Reading, ScreenReading } from '../../kit/reading.tsx'
import { today } from '../../language/times.ts'
import { useWords } from '../../language/words.tsx'
import { useWho } from '../../shell/who.tsx'
import { destinationsOf } from '../refer/offer.ts'
import { isUnderWay } from '../states.ts'
import { EarlyDone } from './early-done.tsx'
import { EarlyForm } from './early-form.tsx'

/** A departure that is brought forward: one day is said, and all that hangs on it moves with it. */
export function EarlyScreen() {
  const { participantId } = useParams({ from: '/cases/$participantId/early' })
  const { say } = useWords()
  const { tenant } = useWho()
  const [done, setDone] = useState<ResourceOf<'departEarly'>>()
  const participant = useParticipant(participantId)
  const corridors = useRead('listCorridors', [])
  return (
    <ScreenReading of={participant}>
      {({ body: person }) => (
        <Page
          title={say('early.title', { name: nameOf(person.names) })}
          lead={say('early.lead')}
          narrow
          actions={
            <Button component={Link} to={`/cases/${person.id}`} variant="default">
              {say('referral.toCase')}
            </Button>
          }
        >
          {done === undefined ? (
            <Referrals participantId={person.id}>
              {(isAnyUnderWay) => (
                <Reading of={corridors}>
                  {({ body: { items } }) => (
                    <EarlyForm
                      participant={person}
                      corridors={isAnyUnderWay ? [] : destinationsOf(items, tenant?.id ?? '', today())}
                      onDone={setDone}
                    />
                  )}
                </Reading>
              )}
            </Referrals>
          ) : (
            <EarlyDone view={done} />
          )}
        </Page>
      )}
    </ScreenReading>
  )
}

/** Somebody who is asked already is told of the new day; only where nobody is, somebody new can be asked. */
function Referrals({
  participantId,
  children,
}: {
  readonly participantId: Parameters<typeof useReferralsOf>[0]
  readonly children: (isAnyUnderWay: boolean) => React.ReactNode
}) {
  const referrals = useReferralsOf(participantId)
  return <Reading of={referrals}>{({ body: { items } }) => children(items.some(isUnderWay))}</Reading>
}
