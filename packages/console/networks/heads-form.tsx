import { TextInput } from '@mantine/core'
import { ChangeForm } from '../kit/change-form.tsx'
import { OneOf } from '../kit/choices.tsx'
import { EntryList } from '../kit/entry-list.tsx'
import styles from '../kit/form.module.css'
import { useChange } from '../kit/use-change.ts'
import { useEveryPage } from '../kit/use-every-page.ts'
import { useWords } from '../language/words.tsx'
import {
  type HeadsEntry,
  headsBody,
  headsEntry,
  type NetworkEvent,
  noLine,
  useInstitutions,
} from './networks.ts'

/** How many came, institution by institution, and how many of no institution. */
export function HeadsForm({ event, onDone }: { readonly event: NetworkEvent; readonly onDone: () => void }) {
  const { say } = useWords()
  const institutions = useInstitutions()
  useEveryPage(institutions)
  const choices = (institutions.data?.pages ?? [])
    .flatMap(({ items }) => items)
    .map(({ id, name }) => ({ value: id, label: name }))
  const change = useChange<NetworkEvent, HeadsEntry>(event, {
    entryOf: headsEntry,
    send: (api, { entry, before }) =>
      api.recordEventAttendance({
        params: { eventId: before.id },
        ifMatch: before.version,
        body: headsBody(entry),
      }),
    onDone,
  })
  const { form } = change
  const number = (label: string, field: string) => (
    <TextInput
      label={label}
      inputMode="numeric"
      required
      withAsterisk={false}
      {...form.getInputProps(field)}
    />
  )
  return (
    <ChangeForm change={change} happens={say('event.recordHappens')} onBack={onDone}>
      <EntryList
        count={form.values.lines.length}
        error={form.errors['lines']}
        words={{
          entry: (place) => say('event.line', { number: place }),
          remove: (place) => say('event.removeLine', { number: place }),
          add: say('event.addLine'),
        }}
        onAdd={() => form.insertListItem('lines', noLine)}
        onRemove={(at) => form.removeListItem('lines', at)}
      >
        {(at) => (
          <div className={styles['pair']}>
            <OneOf
              label={say('event.line', { number: at + 1 })}
              choices={choices}
              {...form.getInputProps(`lines.${at}.institutionId`)}
            />
            {number(say('event.personsOf', { number: at + 1 }), `lines.${at}.persons`)}
            {number(say('event.returningOf', { number: at + 1 }), `lines.${at}.returning`)}
          </div>
        )}
      </EntryList>
      <div className={styles['pair']}>
        {number(say('event.othersPersons'), 'others.persons')}
        {number(say('event.othersReturning'), 'others.returning')}
      </div>
    </ChangeForm>
  )
}
