import { TextInput } from '@mantine/core'
import { pick } from '@passerelle/messages'
import { DaysFields } from '../follow-up/days-fields.tsx'
import { ChangeForm } from '../kit/change-form.tsx'
import styles from '../kit/form.module.css'
import { periodText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import { FrameFields } from './frame-fields.tsx'
import { programmeBody, programmeEntry } from './programme.ts'
import type { Programme } from './queries.ts'
import { useProgrammeChange } from './use-programme-change.ts'

/** The frame of a programme: its name, who commissions it, its term, how and in which languages it works. */
export function EditProgramme({
  programme,
  onDone,
}: {
  readonly programme: Programme
  readonly onDone: () => void
}) {
  const { say, language } = useWords()
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
      <FrameFields form={form} />
      <TextInput
        label={say('programme.lastPayment')}
        description={say('programme.lastPaymentHint')}
        type="date"
        {...form.getInputProps('lastPaymentOn')}
      />
      <fieldset className={styles['form']}>
        <legend>{say('followUpDays.title')}</legend>
        <DaysFields form={form} field="followUpDays" />
      </fieldset>
    </ChangeForm>
  )
}
