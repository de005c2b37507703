import { Button, TextInput } from '@mantine/core'
import { OneOf } from '../../kit/choices.tsx'
import styles from '../../kit/form.module.css'
import { useWords } from '../../language/words.tsx'
import type { useActors } from './actors.ts'
import { type Action, actionChoices, everything, type Filter } from './journal.ts'

/** The fields by which the journal is narrowed; what the API refuses of one stands at it. */
export function JournalFilters({
  filter,
  onChange,
  actors,
  errors,
}: {
  readonly filter: Filter
  readonly onChange: (filter: Filter) => void
  readonly actors: ReturnType<typeof useActors>['choices']
  readonly errors: Readonly<Record<string, string>>
}) {
  const words = useWords()
  const { say } = words
  const narrow = (change: Partial<Filter>) => onChange({ ...filter, ...change })
  const field = (name: keyof Filter) => ({
    label: say(name === 'aggregateId' ? 'journal.thing' : `journal.${name}`),
    value: filter[name],
    error: errors[name],
    onChange: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) =>
      narrow({ [name]: currentTarget.value.trim() }),
  })
  const isNarrowed = Object.values(filter).some((value) => value !== '')
  const actions = actionChoices(words)
  return (
    <search className={styles['form']}>
      <div className={styles['pair']}>
        <TextInput type="date" {...field('from')} />
        <TextInput type="date" {...field('to')} />
        <OneOf isOptional choices={actors} {...field('member')} />
      </div>
      <div className={styles['pair']}>
        <OneOf
          isOptional
          choices={actions}
          {...field('action')}
          onChange={({ currentTarget: { value } }) => narrow({ action: value as Action | '' })} // one of the choices
        />
        <TextInput
          description={say('journal.thingHint')}
          autoComplete="off"
          dir="ltr"
          {...field('aggregateId')}
        />
      </div>
      {isNarrowed && (
        <div className={styles['end']}>
          <Button variant="default" onClick={() => onChange(everything)}>
            {say('journal.clear')}
          </Button>
        </div>
      )}
    </search>
  )
}
