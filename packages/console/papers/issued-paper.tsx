import { Button, Text } from '@mantine/core'
import type { ResourceOf } from '@passerelle/client'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { spokenPin } from '../casework/link.ts'
import { nameOf } from '../casework/person.ts'
import type { Participant } from '../casework/queries.ts'
import { Notice } from '../kit/notice.tsx'
import { Page, Sheet } from '../kit/page.tsx'
import { dayOfInstant } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { useSession } from '../session/session-context.tsx'
import styles from './issued-paper.module.css'

/** A paper that was made just now. Its codes are printed on the sheet; its PIN is told this once, and never printed there. */
export function IssuedPaper({
  participant,
  paper: { pin, expiresAt },
  onDone,
}: {
  readonly participant: Participant
  readonly paper: ResourceOf<'issuePaper'>
  readonly onDone: () => void
}) {
  const { say, language } = useWords()
  const { state } = useSession()
  const isCovered = state.kind !== 'in'
  useEffect(() => {
    if (isCovered) onDone()
  }, [isCovered, onDone])
  return (
    <Page
      title={say('papers.issueTitle', { name: nameOf(participant.names) })}
      lead={say('papers.until', { day: dayOfInstant(language, expiresAt) })}
      narrow
    >
      {pin === undefined ? (
        <Notice tone="waiting" title={say('papers.untold')}>
          <Text>{say('papers.untoldText')}</Text>
        </Notice>
      ) : (
        <Sheet title={say('papers.pin')}>
          <span className={styles['pin']} dir="ltr">
            {spokenPin(pin)}
          </span>
          <Text>{say('papers.pinText')}</Text>
        </Sheet>
      )}
      <Sheet title={say('papers.next')}>
        <Text>{say('papers.nextText')}</Text>
        <div className={styles['ways']}>
          <Button component={Link} to={`/cases/${participant.id}/sheet`}>
            {say('papers.toSheet')}
          </Button>
          <Button component={Link} to={`/cases/${participant.id}`} variant="default">
            {say('referral.toCase')}
          </Button>
        </div>
      </Sheet>
    </Page>
  )
}
