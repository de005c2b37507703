import { Button, Text } from '@mantine/core'
import { type Language, languages, ownNames } from '@passerelle/messages'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useRead } from '../api/use-read.ts'
import { nameOf } from '../casework/person.ts'
import { useParticipant } from '../casework/queries.ts'
import { OneOf } from '../kit/choices.tsx'
import { Page } from '../kit/page.tsx'
import print from '../kit/print.module.css'
import { ScreenReading } from '../kit/reading.tsx'
import { useWords } from '../language/words.tsx'
import { useWho } from '../shell/who.tsx'
import { CertificateCard } from './certificate-card.tsx'

/** A certificate as it is printed: with the name of its person, which the credential does not bear. */
export function CertificateScreen() {
  const { say, language } = useWords()
  const { participantId, certificateId } = useParams({
    from: '/cases/$participantId/certificates/$certificateId',
  })
  const [printed, setPrinted] = useState<Language>(language)
  const participant = useParticipant(participantId)
  const { tenant } = useWho()
  const certificate = useRead('readCertificate', [{ params: { participantId, certificateId } }])
  return (
    <ScreenReading of={certificate}>
      {({ body }) => (
        <>
          <div className={print['screenOnly']}>
            <Page
              title={say('certificate.print')}
              narrow
              actions={<Button onClick={() => window.print()}>{say('certificate.print')}</Button>}
            >
              <OneOf
                label={say('certificate.paperLanguage')}
                choices={languages.map((each) => ({ value: each, label: ownNames[each] }))}
                value={printed}
                onChange={({ currentTarget }) => setPrinted(currentTarget.value as Language)}
              />
              {body.state === 'revoked' && <Text>{say('certificate.paperRevoked')}</Text>}
            </Page>
          </div>
          {body.state === 'valid' && participant.data && tenant && (
            <CertificateCard
              certificate={body}
              name={nameOf(participant.data.body.names)}
              issuer={tenant.name}
              language={printed}
            />
          )}
        </>
      )}
    </ScreenReading>
  )
}
