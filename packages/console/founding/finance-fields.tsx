import { Text, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { currenciesOf } from '@passerelle/domain/country-currencies'
import { OneOf } from '../kit/choices.tsx'
import { EntryList } from '../kit/entry-list.tsx'
import styles from '../kit/form.module.css'
import { Sheet } from '../kit/page.tsx'
import { useWords } from '../language/words.tsx'
import { FiguresFacts } from './figures-facts.tsx'
import { figuresOf, kinds, noLine, type PlanEntry } from './founding.ts'

type Form = { readonly form: UseFormReturnType<PlanEntry> }

/** The lines of the finance plan, and what follows from them while somebody types. */
export function FinanceFields({ form }: Form) {
  const { say } = useWords()
  const { values, errors } = form
  const moneyFault = Object.entries(errors).find(([path]) => path.endsWith('.amount.currency'))
  const currencies = new Set([...currenciesOf(values.idea.country), values.currency].filter(Boolean))
  return (
    <Sheet title={say('business.finance')}>
      <Text c="dimmed">{say('business.financeHint')}</Text>
      <div className={styles['pair']}>
        <OneOf
          label={say('programme.currency')}
          choices={[...currencies].map((code) => ({ value: code, label: code }))}
          {...form.getInputProps('currency')}
          error={moneyFault?.[1]}
        />
        <TextInput
          label={say('business.reserveMonths')}
          inputMode="numeric"
          className={styles['short'] ?? ''}
          {...form.getInputProps('reserveMonths')}
        />
      </div>
      <EntryList
        count={values.lines.length}
        error={errors['lines']}
        words={{
          entry: (number) => say('business.line', { number }),
          remove: (number) => say('business.removeLine', { number }),
          add: say('business.addLine'),
        }}
        onAdd={() => form.insertListItem('lines', noLine(''))}
        onRemove={(at) => form.removeListItem('lines', at)}
      >
        {(at) => <LineFields form={form} at={at} />}
      </EntryList>
      <div aria-live="polite">
        <FiguresFacts figures={figuresOf(values)} currency={values.currency || 'XXX'} />
      </div>
    </Sheet>
  )
}

function LineFields({ form, at }: Form & { readonly at: number }) {
  const { say } = useWords()
  const path = `lines.${at}` as const
  return (
    <div className={styles['pair']}>
      <OneOf
        label={say('business.kind')}
        choices={kinds.map((value) => ({ value, label: say(`business.kind.${value}`) }))}
        {...form.getInputProps(`${path}.kind`)}
      />
      <TextInput
        label={say('business.label')}
        required
        withAsterisk={false}
        {...form.getInputProps(`${path}.label`)}
      />
      <TextInput
        label={say('programme.amount')}
        inputMode="decimal"
        required
        withAsterisk={false}
        {...form.getInputProps(`${path}.amount.minorUnits`)}
      />
    </div>
  )
}
