import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { nameOf } from '../casework/person.ts'
import { useCase } from '../casework/queries.ts'
import { OneOf } from '../kit/choices.tsx'
import { Editable } from '../kit/editable.tsx'
import { Empty } from '../kit/empty.tsx'
import { MorePages } from '../kit/more-pages.tsx'
import { Page } from '../kit/page.tsx'
import { ScreenReading } from '../kit/reading.tsx'
import { useWords } from '../language/words.tsx'
import { useWho } from '../shell/who.tsx'
import { ConfidantsSheet } from './confidants-sheet.tsx'
import { NoteEntry } from './note-entry.tsx'
import { type NoteClass, noteClasses, useNotes } from './notes.ts'
import { WriteNote } from './write-note.tsx'

/** The notes about a person that one reads, the last written first, and the way to write one. */
export function NotesScreen() {
  const { participantId } = useParams({ from: '/cases/$participantId/notes' })
  const { say } = useWords()
  const { has } = useWho()
  const [of, setOf] = useState<NoteClass | ''>('')
  const page = useCase(participantId)
  const notes = useNotes(participantId, of)
  const isCounsellor = has('counsellor')
  return (
    <ScreenReading of={notes}>
      {({ pages }) => (
        <Page
          title={say('note.title')}
          lead={<bdi>{page.data === undefined ? '' : nameOf(page.data.body.participant.names)}</bdi>}
        >
          <Editable
            title={say('note.write')}
            action={say('note.write')}
            mayEdit
            form={(close) => <WriteNote participantId={participantId} onDone={close} />}
          >
            {isCounsellor ? (
              <OneOf
                label={say('note.which')}
                isOptional
                choices={noteClasses.map((value) => ({ value, label: say(`note.badge.${value}`) }))}
                value={of}
                onChange={({ currentTarget: { value } }) =>
                  setOf(noteClasses.find((known) => known === value) ?? '')
                }
              />
            ) : (
              say('note.lead')
            )}
          </Editable>
          {pages[0]?.items.length === 0 && <Empty title={say('note.none')} text={say('note.noneText')} />}
          {pages
            .flatMap(({ items }) => items)
            .map((note) => (
              <NoteEntry key={note.id} note={note} />
            ))}
          <MorePages pages={notes} />
          {isCounsellor && <ConfidantsSheet participantId={participantId} />}
        </Page>
      )}
    </ScreenReading>
  )
}
