import { Button, Text } from '@mantine/core'
import { closest, type Language } from '@passerelle/messages'
import { Link, useParams } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useRead } from '../api/use-read.ts'
import { nameOf } from '../casework/person.ts'
import { type Participant, useParticipant } from '../casework/queries.ts'
import { OneOf } from '../kit/choices.tsx'
import { Page } from '../kit/page.tsx'
import { Reading, ScreenReading } from '../kit/reading.tsx'
import { pageLanguages } from '../language/page-languages.ts'
import { useWords } from '../language/words.tsx'
import { PrintedFrame } from './printed-frame.tsx'

/** The sheet of paper that the person takes along, in a language of choice, to look at and to print. */
export function SheetScreen() {
  const { participantId } = useParams({ from: '/cases/$participantId/sheet' })
  const participant = useParticipant(participantId)
  return <ScreenReading of={participant}>{({ body }) => <Printed participant={body} />}</ScreenReading>
}

function Printed({ participant }: { readonly participant: Participant }) {
  const { say } = useWords()
  const [language, setLanguage] = useState<Language>(() => closest(participant.languages))
  const frame = useRef<HTMLIFrameElement>(null)
  const sheet = useRead('readSheet', [{ params: { participantId: participant.id }, query: { language } }])
  return (
    <Page
      title={say('sheet.title', { name: nameOf(participant.names) })}
      lead={say('sheet.lead')}
      actions={
        <>
          <Button disabled={sheet.data === undefined} onClick={() => frame.current?.contentWindow?.print()}>
            {say('sheet.print')}
          </Button>
          <Button component={Link} to={`/cases/${participant.id}`} variant="default">
            {say('referral.toCase')}
          </Button>
        </>
      }
    >
      <OneOf
        label={say('sheet.language')}
        description={say('sheet.languageHint')}
        maw={320}
        choices={pageLanguages}
        value={language}
        onChange={({ currentTarget }) => setLanguage(closest([currentTarget.value], language))}
      />
      <Text c="dimmed">{say('sheet.printHint')}</Text>
      <Reading of={sheet} lines={8}>
        {({ body }) => <PrintedFrame ref={frame} title={say('sheet.frame')} text={String(body)} />}
      </Reading>
    </Page>
  )
}
