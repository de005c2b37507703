import { Textarea, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { OneOf } from '../kit/choices.tsx'
import styles from '../kit/form.module.css'
import { WhenFields } from '../kit/when-fields.tsx'
import { useWords } from '../language/words.tsx'
import { deliveryModes } from '../programmes/programme.ts'
import { type EventEntry, eventKinds, useOpenNetworks } from './networks.ts'

/** What an event is about, when and where it is, and for how many. */
export function EventFields({ form }: { readonly form: UseFormReturnType<EventEntry> }) {
  const { say } = useWords()
  const networks = useOpenNetworks()
  const optional = (label: string) => `${label} (${say('kit.optional')})`
  const { kind, deliveryMode } = form.values
  return (
    <>
      <div className={styles['pair']}>
        <OneOf
          label={say('event.kind')}
          choices={eventKinds.map((value) => ({ value, label: say(`event.kind.${value}`) }))}
          {...form.getInputProps('kind')}
        />
        <OneOf
          label={say('event.network')}
          isOptional
          choices={networks}
          {...form.getInputProps('networkId')}
        />
      </div>
      <TextInput
        label={say('event.name')}
        autoComplete="off"
        required
        withAsterisk={false}
        {...form.getInputProps('title')}
      />
      {kind === 'dialogue' && (
        <TextInput
          label={say('event.format')}
          description={say('event.formatHint')}
          autoComplete="off"
          required
          withAsterisk={false}
          {...form.getInputProps('format')}
        />
      )}
      <div className={styles['pair']}>
        <WhenFields form={form} />
        <TextInput
          label={say('event.minutes')}
          inputMode="numeric"
          required
          withAsterisk={false}
          {...form.getInputProps('minutes')}
        />
      </div>
      <div className={styles['pair']}>
        <OneOf
          label={say('programme.delivery')}
          choices={deliveryModes.map((value) => ({ value, label: say(`delivery.${value}`) }))}
          {...form.getInputProps('deliveryMode')}
        />
        <TextInput
          label={deliveryMode === 'online' ? optional(say('event.place')) : say('event.place')}
          autoComplete="off"
          {...form.getInputProps('place')}
        />
        <TextInput
          label={optional(say('event.capacity'))}
          inputMode="numeric"
          {...form.getInputProps('capacity')}
        />
      </div>
      <Textarea label={optional(say('event.agenda'))} autosize {...form.getInputProps('agenda')} />
    </>
  )
}
