import { TextInput } from '@mantine/core'
import { pick } from '@passerelle/messages'
import { DaysFields } from '../follow-up/days-fields.tsx'
import { ChangeForm } from '../kit/change-form.tsx'
import { ManyOf } from '../kit/choices.tsx'
import styles from '../kit/form.module.css'
import { errorIn } from '../kit/use-body-form.ts'
import { languageChoices } from '../language/choices.ts'
import { periodText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { deliveryModes, programmeBody, programmeEntry } from './programme.ts'
import type { Programme } from './queries.ts'
import { TitleFields } from './title-fields.tsx'
import { useProgrammeChange } from './use-programme-change.ts'

/** The frame of a programme: its name, who commissions it, its term, how and in which languages it works. */
export function EditProgramme({
  programme,
  onDone,
}: {
  readonly programme: Programme
  readonly onDone: () => void
}) {
  const words = useWords()
  const { say, language } = words
  const change = useProgrammeChange(programme, { entryOf: programmeEntry, bodyOf: programmeBody, onDone })
  const { form } = change
  return (
    <ChangeForm
      change={change}
      shown={({ name, commissioningParty, term, state }) => [
        [say('members.name'), pick(name, language)],
        [say('programme.commissioner'), commissioningParty],
        [say('programmes.term'), periodText(language, term)],
        [say('box.state'), say(`state.${state}`)],
      ]}
      onBack={onDone}
    >
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
      <TextInput
        label={say('programme.lastPayment')}
        description={say('programme.lastPaymentHint')}
        type="date"
        {...form.getInputProps('lastPaymentOn')}
      />
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
      <fieldset className={styles['form']}>
        <legend>{say('followUpDays.title')}</legend>
        <DaysFields form={form} field="followUpDays" />
      </fieldset>
    </ChangeForm>
  )
}
