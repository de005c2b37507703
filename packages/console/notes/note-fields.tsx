import { Textarea, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { OneOf } from '../kit/choices.tsx'
import styles from '../kit/form.module.css'
import { today } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { type NoteEntry, outcomes, ways } from './notes.ts'

/** What a note says: the day, the words, and a contact where it tells of one. */
export function NoteFields({ form }: { readonly form: UseFormReturnType<NoteEntry> }) {
  const { say } = useWords()
  const { by, outcome } = form.values.contact
  const isContact = by !== '' || outcome !== ''
  return (
    <>
      <TextInput
        label={say('note.day')}
        type="date"
        max={today()}
        required
        withAsterisk={false}
        {...form.getInputProps('day')}
      />
      <div className={styles['pair']}>
        <OneOf
          label={say('note.contactBy')}
          isOptional={!isContact}
          choices={ways.map((value) => ({ value, label: say(`note.by.${value}`) }))}
          {...form.getInputProps('contact.by')}
        />
        <OneOf
          label={say('note.outcome')}
          isOptional={!isContact}
          choices={outcomes.map((value) => ({ value, label: say(`note.outcome.${value}`) }))}
          {...form.getInputProps('contact.outcome')}
        />
      </div>
      <Textarea
        label={say('note.text')}
        autosize
        minRows={4}
        maxRows={20}
        required
        withAsterisk={false}
        {...form.getInputProps('text')}
      />
    </>
  )
}
