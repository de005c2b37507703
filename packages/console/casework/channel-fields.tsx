import { Checkbox, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { OneOf } from '../kit/choices.tsx'
import styles from '../kit/form.module.css'
import { useWords } from '../language/words.tsx'
import type { Entry } from './new-participant.ts'

const kinds = [
  'phone',
  'sms',
  'whatsapp',
  'telegram',
  'signal',
  'email',
  'postal',
  'via_trusted_person',
] as const

/** How the person can be reached, and the rule by which that endangers nobody. */
export function ChannelFields({ form }: { readonly form: UseFormReturnType<Entry> }) {
  const { say } = useWords()
  return (
    <>
      <div className={styles['pair']}>
        <OneOf
          label={say('channel.label')}
          choices={kinds.map((value) => ({ value, label: say(`channel.${value}`) }))}
          {...form.getInputProps('channels.0.kind')}
        />
        <TextInput
          label={say('channel.value')}
          description={say('channel.valueHint')}
          dir="auto"
          autoComplete="off"
          {...form.getInputProps('channels.0.value')}
        />
      </div>
      <Checkbox
        label={say('channel.shared')}
        {...form.getInputProps('channels.0.safety.shared', { type: 'checkbox' })}
      />
      <Checkbox
        label={say('channel.mayMentionGermany')}
        {...form.getInputProps('channels.0.safety.mayMentionGermany', { type: 'checkbox' })}
      />
    </>
  )
}
