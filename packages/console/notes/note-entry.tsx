import { Badge, Text } from '@mantine/core'
import { Act, Acts } from '../kit/act.tsx'
import { ChangeForm } from '../kit/change-form.tsx'
import { Editable } from '../kit/editable.tsx'
import rows from '../kit/rows.module.css'
import { useChange } from '../kit/use-change.ts'
import { sideBySide } from '../language/side-by-side.ts'
import { dayOfInstant, dayText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { useWho } from '../shell/who.tsx'
import { useColleagues } from '../tenancy/colleagues.ts'
import styles from './note.module.css'
import { NoteFields } from './note-fields.tsx'
import { type NoteEntry as Entry, entryOf, type Note, noteChange } from './notes.ts'

/** One note: what it says, who wrote it, and what stood there before; its author corrects it in its place. */
export function NoteEntry({ note }: { readonly note: Note }) {
  const { say, language } = useWords()
  const { memberId, has } = useWho()
  const { nameOf } = useColleagues()
  const isOwn = note.authorId === memberId
  const mayRemove = isOwn || (note.class === 'coaching' && has('coordinator'))
  return (
    <Editable
      title={dayText(language, note.day)}
      action={say('note.edit')}
      mayEdit={isOwn}
      form={(close) => <CorrectNote note={note} onDone={close} />}
    >
      <div className={rows['marks']}>
        <Badge variant="light" tt="none">
          {say(`note.badge.${note.class}`)}
        </Badge>
        <Text size="sm" c="dimmed">
          {sideBySide(language, [
            nameOf(note.authorId),
            note.contact !== undefined && say(`note.by.${note.contact.by}`),
            note.contact !== undefined && say(`note.outcome.${note.contact.outcome}`),
            note.earlier.length > 0 && say('note.corrected'),
          ])}
        </Text>
      </div>
      <Text className={styles['text']} dir="auto">
        {note.text}
      </Text>
      {note.earlier.length > 0 && (
        <details>
          <summary>{say('note.earlier')}</summary>
          {note.earlier.toReversed().map((before) => (
            <div key={before.changedAt}>
              <Text size="sm" c="dimmed">
                {dayOfInstant(language, before.changedAt)}
              </Text>
              <Text className={styles['text']} dir="auto">
                {before.text}
              </Text>
            </div>
          ))}
        </details>
      )}
      {mayRemove && (
        <Acts>
          <Act
            label={say('note.remove')}
            happens={say('note.removeHappens')}
            tone="grave"
            version={note.version}
            first={undefined}
            send={(api, { version }) =>
              api.removeNote({
                params: { participantId: note.participantId, noteId: note.id },
                ifMatch: version,
              })
            }
          />
        </Acts>
      )}
    </Editable>
  )
}

function CorrectNote({ note, onDone }: { readonly note: Note; readonly onDone: () => void }) {
  const { say } = useWords()
  const change = useChange<Note, Entry>(note, {
    entryOf,
    send: (api, { entry, first, before }) =>
      api.rewriteNote({
        params: { participantId: before.participantId, noteId: before.id },
        ifMatch: before.version,
        body: noteChange(entry, first),
      }),
    onDone,
  })
  return (
    <ChangeForm
      change={change}
      shown={(now) => [[say('note.text'), now.text]]}
      happens={say('note.editHappens')}
      onBack={onDone}
    >
      <NoteFields form={change.form} />
    </ChangeForm>
  )
}
