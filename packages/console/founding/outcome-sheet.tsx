import { Text, Textarea, TextInput } from '@mantine/core'
import { proofs } from '../follow-up/follow-ups.ts'
import { ChangeForm } from '../kit/change-form.tsx'
import { OneOf } from '../kit/choices.tsx'
import { Editable } from '../kit/editable.tsx'
import { Facts } from '../kit/facts.tsx'
import styles from '../kit/form.module.css'
import { useChange } from '../kit/use-change.ts'
import { dayText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import type { BusinessPlan } from './founding.ts'
import { type OutcomeEntry, outcomeBody, outcomeEntry, reasons, results, sectors } from './outcome.ts'

/** What came of the plan: a business, none, or nothing yet. */
export function OutcomeSheet({ plan }: { readonly plan: BusinessPlan }) {
  const { say } = useWords()
  const { outcome, earlierOutcomes } = plan
  return (
    <Editable
      title={say('business.outcome')}
      action={say(outcome === undefined ? 'business.record' : 'followUps.correct')}
      mayEdit
      form={(close) => <OutcomeForm plan={plan} onDone={close} />}
    >
      {outcome === undefined ? (
        <Text c="dimmed">{say('business.noOutcome')}</Text>
      ) : (
        <OutcomeFacts outcome={outcome} />
      )}
      {earlierOutcomes.length > 0 && (
        <Text size="sm" c="dimmed">
          {say('attendance.corrected')}
        </Text>
      )}
    </Editable>
  )
}

function OutcomeFacts({ outcome }: { readonly outcome: NonNullable<BusinessPlan['outcome']> }) {
  const { say, language } = useWords()
  const founded = outcome.result === 'founded' && outcome
  return (
    <Facts
      facts={[
        [say(`business.result.${outcome.result}`), dayText(language, outcome.on)],
        founded && [say('business.sector'), say(`business.sector.${founded.sector}`)],
        founded && [say('business.jobs'), say('business.jobsText', founded)],
        founded && [say('followUps.proof'), say(`followUps.proof.${founded.proof}`)],
        founded &&
          founded.endedOn !== undefined && [say('business.endedOn'), dayText(language, founded.endedOn)],
        outcome.result === 'not_founded' && [
          say('business.reason'),
          say(`business.reason.${outcome.reason}`),
        ],
        outcome.note !== undefined && [say('business.note'), <bdi key="note">{outcome.note}</bdi>],
      ]}
    />
  )
}

function OutcomeForm({ plan, onDone }: { readonly plan: BusinessPlan; readonly onDone: () => void }) {
  const { say, language } = useWords()
  const change = useChange<BusinessPlan, OutcomeEntry>(plan, {
    entryOf: outcomeEntry,
    send: (api, { entry, before }) =>
      api.recordFoundingOutcome({
        params: { participantId: before.participantId },
        ifMatch: before.version,
        body: outcomeBody(entry),
      }),
    onDone,
  })
  const { form } = change
  const { result } = form.values
  return (
    <ChangeForm
      change={change}
      shown={({ outcome }) =>
        outcome === undefined
          ? []
          : [[say(`business.result.${outcome.result}`), dayText(language, outcome.on)]]
      }
      happens={say('business.recordHappens')}
      onBack={onDone}
    >
      <div className={styles['pair']}>
        <OneOf
          label={say('business.result')}
          choices={results.map((value) => ({ value, label: say(`business.result.${value}`) }))}
          {...form.getInputProps('result')}
        />
        <TextInput
          label={say('business.on')}
          type="date"
          required
          withAsterisk={false}
          {...form.getInputProps('on')}
        />
      </div>
      {result === 'founded' && (
        <>
          <div className={styles['pair']}>
            <OneOf
              label={say('business.sector')}
              choices={sectors.map((value) => ({ value, label: say(`business.sector.${value}`) }))}
              {...form.getInputProps('sector')}
            />
            <OneOf
              label={say('followUps.proof')}
              choices={proofs.map((value) => ({ value, label: say(`followUps.proof.${value}`) }))}
              {...form.getInputProps('proof')}
            />
          </div>
          <div className={styles['pair']}>
            <TextInput
              label={say('business.ownJobs')}
              type="number"
              min={1}
              {...form.getInputProps('ownJobs')}
            />
            <TextInput
              label={say('business.otherJobs')}
              type="number"
              min={0}
              {...form.getInputProps('otherJobs')}
            />
            <TextInput
              label={`${say('business.endedOn')} (${say('kit.optional')})`}
              type="date"
              {...form.getInputProps('endedOn')}
            />
          </div>
        </>
      )}
      {result === 'not_founded' && (
        <OneOf
          label={say('business.reason')}
          choices={reasons.map((value) => ({ value, label: say(`business.reason.${value}`) }))}
          {...form.getInputProps('reason')}
        />
      )}
      <Textarea
        label={`${say('business.note')} (${say('kit.optional')})`}
        autosize
        minRows={2}
        {...form.getInputProps('note')}
      />
    </ChangeForm>
  )
}
