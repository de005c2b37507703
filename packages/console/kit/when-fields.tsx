import { TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useWords } from '../language/words.tsx'

/** The day, the hour on the wall and the zone in which something happens. */
type When = { readonly day: string; readonly hour: string; readonly timeZone: string }

/** Three fields that say when something happens where it happens. */
export function WhenFields<Entry extends When>({ form }: { readonly form: UseFormReturnType<Entry> }) {
  const { say } = useWords()
  return (
    <>
      <TextInput
        type="date"
        label={say('session.day')}
        required
        withAsterisk={false}
        {...form.getInputProps('day')}
      />
      <TextInput
        type="time"
        label={say('session.hour')}
        required
        withAsterisk={false}
        {...form.getInputProps('hour')}
      />
      <TextInput
        label={say('calendar.timeZone')}
        dir="ltr"
        required
        withAsterisk={false}
        {...form.getInputProps('timeZone')}
      />
    </>
  )
}
