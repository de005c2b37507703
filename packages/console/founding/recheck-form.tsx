import { Fieldset, Text, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { ChangeForm } from '../kit/change-form.tsx'
import { OneOf } from '../kit/choices.tsx'
import { EntryList } from '../kit/entry-list.tsx'
import styles from '../kit/form.module.css'
import { useChange } from '../kit/use-change.ts'
import { moneyText } from '../language/money.ts'
import { useWords } from '../language/words.tsx'
import { useDeltaText } from './delta-text.ts'
import { type BusinessPlan, kinds } from './founding.ts'
import {
  forgotten,
  type RecheckForm,
  recheckBody,
  recheckEntry,
  recheckReasons,
  typedDelta,
} from './recheck.ts'

/** Every line once more, with what it costs in the place, and what was forgotten. */
export function RecheckFields({
  plan,
  currency,
  onDone,
}: {
  readonly plan: BusinessPlan
  readonly currency: string
  readonly onDone: () => void
}) {
  const { say } = useWords()
  const change = useChange<BusinessPlan, RecheckForm>(plan, {
    entryOf: recheckEntry,
    send: (api, { entry, before }, idempotencyKey) =>
      api.recheckBusinessPlan({
        params: { participantId: before.participantId },
        ifMatch: before.version,
        body: recheckBody(entry, currency),
        idempotencyKey,
      }),
    onDone,
  })
  const { form, before } = change
  return (
    <ChangeForm change={change} happens={say('business.recheckHappens')} onBack={onDone}>
      <TextInput
        label={say('business.pricedOn')}
        type="date"
        required
        withAsterisk={false}
        className={styles['short'] ?? ''}
        {...form.getInputProps('pricedOn')}
      />
      {before.lines.map((line, at) => (
        <PricedLine key={line.id} form={form} at={at} line={line} />
      ))}
      {form.errors['lines'] !== undefined && <Text c="brick">{form.errors['lines']}</Text>}
      <EntryList
        count={form.values.added.length}
        error={form.errors['added']}
        words={{
          entry: (number) => say('business.forgotten', { number }),
          remove: (number) => say('business.removeForgotten', { number }),
          add: say('business.addForgotten'),
        }}
        onAdd={() => form.insertListItem('added', structuredClone(forgotten))}
        onRemove={(at) => form.removeListItem('added', at)}
      >
        {(at) => <AddedLine form={form} at={at} />}
      </EntryList>
    </ChangeForm>
  )
}

type Form = { readonly form: UseFormReturnType<RecheckForm>; readonly at: number }

function PricedLine({ form, at, line }: Form & { readonly line: BusinessPlan['lines'][number] }) {
  const { say, language } = useWords()
  const deltaText = useDeltaText(line.amount.currency)
  const delta = typedDelta(line.amount, form.values.lines[at]?.amount.minorUnits ?? '')
  return (
    <Fieldset legend={line.label} className={styles['form']}>
      <Text size="sm" c="dimmed">
        {say('business.planned', { amount: moneyText(language, line.amount) })}{' '}
        {delta !== undefined && delta.minorUnits !== 0 && <bdi>{deltaText(delta)}</bdi>}
      </Text>
      <div className={styles['pair']}>
        <TextInput
          label={say('business.now')}
          inputMode="decimal"
          required
          withAsterisk={false}
          {...form.getInputProps(`lines.${at}.amount.minorUnits`)}
        />
        <Why form={form} path={`lines.${at}`} />
      </div>
    </Fieldset>
  )
}

function AddedLine({ form, at }: Form) {
  const { say } = useWords()
  return (
    <div className={styles['pair']}>
      <OneOf
        label={say('business.kind')}
        choices={kinds.map((value) => ({ value, label: say(`business.kind.${value}`) }))}
        {...form.getInputProps(`added.${at}.kind`)}
      />
      <TextInput
        label={say('business.label')}
        required
        withAsterisk={false}
        {...form.getInputProps(`added.${at}.label`)}
      />
      <TextInput
        label={say('business.now')}
        inputMode="decimal"
        required
        withAsterisk={false}
        {...form.getInputProps(`added.${at}.amount.minorUnits`)}
      />
      <Why form={form} path={`added.${at}`} />
    </div>
  )
}

function Why({ form, path }: Pick<Form, 'form'> & { readonly path: `lines.${number}` | `added.${number}` }) {
  const { say } = useWords()
  return (
    <>
      <OneOf
        label={say('business.recheckReason')}
        choices={recheckReasons.map((value) => ({ value, label: say(`business.recheckReason.${value}`) }))}
        isOptional
        {...form.getInputProps(`${path}.reason`)}
      />
      <TextInput
        label={`${say('business.note')} (${say('kit.optional')})`}
        {...form.getInputProps(`${path}.note`)}
      />
    </>
  )
}
