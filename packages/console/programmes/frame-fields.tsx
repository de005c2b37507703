import { TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { ManyOf } from '../kit/choices.tsx'
import styles from '../kit/form.module.css'
import { errorIn } from '../kit/use-body-form.ts'
import { languageChoices } from '../language/choices.ts'
import { useWords } from '../language/words.tsx'
import { deliveryModes } from './programme.ts'
import { TitleFields } from './title-fields.tsx'

/** What every programme has: its name, who commissions it, its term, how and in which languages it works. */
export function FrameFields<Entry extends Record<string, unknown>>({
  form,
}: {
  readonly form: UseFormReturnType<Entry>
}) {
  const words = useWords()
  const { say } = words
  return (
    <>
      <TitleFields form={form} field="name" />
      <TextInput
        label={say('programme.commissioner')}
        required
        withAsterisk={false}
        {...form.getInputProps('commissioningParty')}
      />
      <div className={styles['pair']}>
        <TextInput
          label={say('programme.from')}
          type="date"
          required
          withAsterisk={false}
          {...form.getInputProps('term.from')}
        />
        <TextInput
          label={say('programme.to')}
          description={say('programme.toHint')}
          type="date"
          required
          withAsterisk={false}
          {...form.getInputProps('term.to')}
        />
      </div>
      <ManyOf
        label={say('programme.delivery')}
        choices={deliveryModes.map((value) => ({ value, label: say(`delivery.${value}`) }))}
        {...form.getInputProps('deliveryModes')}
        error={errorIn(form.errors, 'deliveryModes')}
      />
      <ManyOf
        label={say('person.languages')}
        choices={languageChoices(words)}
        {...form.getInputProps('languages')}
        error={errorIn(form.errors, 'languages')}
      />
    </>
  )
}
