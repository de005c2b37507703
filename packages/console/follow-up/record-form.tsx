import { Button, Textarea, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { ChangeForm } from '../kit/change-form.tsx'
import { OneOf } from '../kit/choices.tsx'
import styles from '../kit/form.module.css'
import { useChange } from '../kit/use-change.ts'
import { today } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import {
  entryOf,
  type FollowUp,
  type FollowUpEntry,
  proofs,
  reachings,
  recordBody,
  ways,
} from './follow-ups.ts'
import { outcomeCodes } from './outcome-codes.ts'
import { useResultText } from './result-text.ts'

/** How a follow-up went: whether somebody was reached, what came of it, and the tries in vain. */
export function RecordForm({
  followUp,
  onDone,
}: {
  readonly followUp: FollowUp
  readonly onDone: () => void
}) {
  const { say } = useWords()
  const resultText = useResultText()
  const change = useChange<FollowUp, FollowUpEntry>(followUp, {
    entryOf,
    send: (api, { entry, before }) =>
      api.recordFollowUp({
        params: { participantId: before.participantId, followUpId: before.id },
        ifMatch: before.version,
        body: recordBody(entry),
      }),
    onDone,
  })
  const { form } = change
  const { reached } = form.values.result
  return (
    <ChangeForm
      change={change}
      shown={(now) => [
        [say('followUps.reached'), resultText(now)],
        [say('followUps.triesInVain'), say('followUps.tries', { count: now.attempts.length })],
      ]}
      happens={say('followUps.recordHappens')}
      onBack={onDone}
    >
      <OneOf
        label={say('followUps.reached')}
        choices={reachings.map((value) => ({ value, label: say(`followUps.reached.${value}`) }))}
        {...form.getInputProps('result.reached')}
      />
      {reached === 'yes' && <Reached form={form} />}
      {reached !== 'not_yet' && (
        <>
          {reached === 'given_up' && <ConversationDay form={form} label={say('followUps.gaveUpOn')} />}
          <Textarea
            label={`${say('followUps.note')} (${say('kit.optional')})`}
            autosize
            minRows={2}
            {...form.getInputProps('result.note')}
          />
        </>
      )}
      <Tries form={form} />
    </ChangeForm>
  )
}

type Form = { readonly form: UseFormReturnType<FollowUpEntry> }

function Reached({ form }: Form) {
  const { say } = useWords()
  return (
    <>
      <div className={styles['pair']}>
        <ConversationDay form={form} label={say('followUps.on')} />
        <OneOf
          label={say('followUps.way')}
          choices={waysOf(form).map((value) => ({ value, label: say(`followUps.way.${value}`) }))}
          {...form.getInputProps('result.way')}
        />
      </div>
      <div className={styles['pair']}>
        <OneOf
          label={say('followUps.outcome')}
          choices={outcomeCodes.map((value) => ({ value, label: say(`outcome.${value}`) }))}
          {...form.getInputProps('result.outcome')}
        />
        <TextInput label={say('followUps.since')} type="date" {...form.getInputProps('result.since')} />
        <OneOf
          label={say('followUps.proof')}
          choices={proofs.map((value) => ({ value, label: say(`followUps.proof.${value}`) }))}
          {...form.getInputProps('result.proof')}
        />
      </div>
    </>
  )
}

/** What somebody said by their own link stays so. */
function waysOf({ values }: Form['form']) {
  return values.result.way === 'own_link' ? (['own_link', ...ways] as const) : ways
}

function ConversationDay({ form, label }: Form & { readonly label: string }) {
  return (
    <TextInput label={label} type="date" required withAsterisk={false} {...form.getInputProps('result.on')} />
  )
}

/** The tries at which nobody was reached. */
function Tries({ form }: Form) {
  const { say } = useWords()
  const { attempts } = form.values
  return (
    <fieldset className={styles['form']}>
      <legend>{say('followUps.triesInVain')}</legend>
      {attempts.map((_, place) => (
        // A try has nothing of its own to be told by but its place.
        <div key={place} className={styles['pair']}>
          <TextInput
            label={say('followUps.tryOn', { number: place + 1 })}
            type="date"
            required
            withAsterisk={false}
            {...form.getInputProps(`attempts.${place}.on`)}
          />
          <OneOf
            label={say('followUps.tryWay', { number: place + 1 })}
            choices={ways.map((value) => ({ value, label: say(`followUps.way.${value}`) }))}
            {...form.getInputProps(`attempts.${place}.way`)}
          />
          <Button variant="default" onClick={() => form.removeListItem('attempts', place)}>
            {say('followUps.removeTry', { number: place + 1 })}
          </Button>
        </div>
      ))}
      <div>
        <Button
          variant="default"
          onClick={() => form.insertListItem('attempts', { on: today(), way: 'phone' })}
        >
          {say('followUps.addTry')}
        </Button>
      </div>
    </fieldset>
  )
}
