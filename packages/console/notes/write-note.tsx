import { Button, Text } from '@mantine/core'
import { useCommand } from '../api/use-command.ts'
import { OneOf } from '../kit/choices.tsx'
import styles from '../kit/form.module.css'
import { TroubleNotice } from '../kit/notice.tsx'
import { useBodyForm } from '../kit/use-body-form.ts'
import { useWords } from '../language/words.tsx'
import { useWho } from '../shell/who.tsx'
import { NoteFields } from './note-fields.tsx'
import { type NoteEntry, newEntry, newNote, noteClasses } from './notes.ts'

/** A new note, of the class that says who reads it. */
export function WriteNote({
  participantId,
  onDone,
}: {
  readonly participantId: string
  readonly onDone: () => void
}) {
  const { say } = useWords()
  const { has } = useWho()
  const write = useCommand(
    (api, entry: NoteEntry, idempotencyKey) =>
      api.writeNote({ params: { participantId }, body: newNote(entry), idempotencyKey }),
    onDone,
    'reread_first',
  )
  const form = useBodyForm<NoteEntry>(newEntry(), write.fieldErrors)
  const classes = has('counsellor') ? noteClasses : (['coaching'] as const)
  return (
    <form className={styles['form']} onSubmit={form.onSubmit((entry) => write.send(entry))}>
      <OneOf
        label={say('note.class')}
        description={say('note.writeHappens')}
        choices={classes.map((value) => ({ value, label: say(`note.class.${value}`) }))}
        {...form.getInputProps('class')}
      />
      <NoteFields form={form} />
      <Text c="dimmed">{say('note.lead')}</Text>
      <TroubleNotice trouble={write.trouble} />
      <div className={styles['end']}>
        <Button variant="default" onClick={onDone}>
          {say('action.cancel')}
        </Button>
        <Button type="submit" loading={write.isPending}>
          {say('action.save')}
        </Button>
      </div>
    </form>
  )
}
