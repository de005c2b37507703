import { Text } from '@mantine/core'
import type { ResourceOf } from '@passerelle/client'
import { useState } from 'react'
import { nameOf } from '../casework/person.ts'
import type { Roster } from '../coaching/sessions.ts'
import { Act } from '../kit/act.tsx'
import { Notice } from '../kit/notice.tsx'
import { Sheet } from '../kit/page.tsx'
import { useWords } from '../language/words.tsx'

type Issued = ResourceOf<'issueSessionCertificates'>

/** Confirmations of attendance for all who were there, and who got none, and why. */
export function SessionCertificates({ roster }: { readonly roster: Roster }) {
  const { say } = useWords()
  const [done, setDone] = useState<Issued>()
  return (
    <Sheet title={say('certificates.title')}>
      {done !== undefined && <Told done={done} roster={roster} />}
      <Act
        label={say('certificates.issueAll')}
        happens={say('certificates.issueAllHappens')}
        first={undefined}
        send={(api, _, idempotencyKey) =>
          api.issueSessionCertificates({ params: { sessionId: roster.id }, idempotencyKey })
        }
        onDone={setDone}
      />
    </Sheet>
  )
}

function Told({
  done: { issued, notIssued, left },
  roster,
}: {
  readonly done: Issued
  readonly roster: Roster
}) {
  const { say } = useWords()
  const whose = (id: string) => {
    const names = roster.lines.find(({ participantId }) => participantId === id)?.names
    return names === undefined ? say('roster.erased') : nameOf(names)
  }
  return (
    <Notice
      tone={left > 0 ? 'waiting' : 'calm'}
      title={say('certificates.issuedCount', { count: issued.length })}
    >
      {notIssued.map(({ participantId, reason }) => (
        <Text key={participantId}>
          <bdi>{whose(participantId)}</bdi>: {say(`certificates.not.${reason}`)}
        </Text>
      ))}
      {left > 0 && <Text>{say('certificates.left', { count: left })}</Text>}
    </Notice>
  )
}
