import { Text, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { ChangeForm } from '../kit/change-form.tsx'
import { Editable } from '../kit/editable.tsx'
import { EntryList } from '../kit/entry-list.tsx'
import { Facts } from '../kit/facts.tsx'
import styles from '../kit/form.module.css'
import { listText } from '../language/list.ts'
import { moneyText } from '../language/money.ts'
import { useWords } from '../language/words.tsx'
import { useWho } from '../shell/who.tsx'
import { emptyFunder, type FundersEntry, fundersBody, fundersEntry } from './funders.ts'
import type { Programme } from './queries.ts'
import { useProgrammeChange } from './use-programme-change.ts'

/** Who pays for a programme, and how much. */
export function FundersSheet({ programme }: { readonly programme: Programme }) {
  const { say, language } = useWords()
  const { has } = useWho()
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 })
  return (
    <Editable
      title={say('programme.funders')}
      action={say('programme.editFunders')}
      mayEdit={has('admin', 'coordinator')}
      form={(close) => <FundersForm programme={programme} onDone={close} />}
    >
      {programme.funders.length === 0 ? (
        <Text c="dimmed">{say('programme.noFunders')}</Text>
      ) : (
        <Facts
          facts={programme.funders.map(({ name, shareBasisPoints, amount, reference }) => [
            name,
            listText(language, [
              ...(shareBasisPoints === undefined ? [] : [percent.format(shareBasisPoints / 10_000)]),
              ...(amount === undefined ? [] : [moneyText(language, amount)]),
              ...(reference === undefined ? [] : [reference]),
            ]),
          ])}
        />
      )}
    </Editable>
  )
}

function FundersForm({ programme, onDone }: { readonly programme: Programme; readonly onDone: () => void }) {
  const change = useProgrammeChange(programme, { entryOf: fundersEntry, bodyOf: fundersBody, onDone })
  const { form } = change
  return (
    <ChangeForm
      change={change}
      shown={({ funders }) =>
        funders.map(({ name, shareBasisPoints }) => [
          name,
          shareBasisPoints === undefined ? '' : `${shareBasisPoints / 100} %`,
        ])
      }
      onBack={onDone}
    >
      <FundersFields form={form} onAdd={(funder) => form.insertListItem('funders', funder)} />
    </ChangeForm>
  )
}

/** All who pay, in a form that has them. */
export function FundersFields<Entry extends FundersEntry>({
  form,
  onAdd,
}: {
  readonly form: UseFormReturnType<Entry>
  readonly onAdd: (funder: typeof emptyFunder) => void
}) {
  const { say } = useWords()
  return (
    <EntryList
      count={form.values.funders.length}
      error={form.errors['funders']}
      words={{
        entry: (number) => say('programme.funder', { number: String(number) }),
        remove: (number) => say('programme.removeFunder', { number: String(number) }),
        add: say('programme.addFunder'),
      }}
      onAdd={() => onAdd(structuredClone(emptyFunder))}
      onRemove={(at) => form.removeListItem('funders', at)}
    >
      {(at) => <FunderFields form={form} at={at} />}
    </EntryList>
  )
}

function FunderFields<Entry extends FundersEntry>({
  form,
  at,
}: {
  readonly form: UseFormReturnType<Entry>
  readonly at: number
}) {
  const { say } = useWords()
  const path = `funders.${at}` as const
  return (
    <>
      <div className={styles['pair']}>
        <TextInput
          label={say('members.name')}
          required
          withAsterisk={false}
          {...form.getInputProps(`${path}.name`)}
        />
        <TextInput label={say('programme.reference')} {...form.getInputProps(`${path}.reference`)} />
      </div>
      <div className={styles['pair']}>
        <TextInput
          label={say('programme.share')}
          inputMode="decimal"
          {...form.getInputProps(`${path}.shareBasisPoints`)}
        />
        <TextInput
          label={say('programme.amount')}
          inputMode="decimal"
          {...form.getInputProps(`${path}.amount.minorUnits`)}
        />
        <TextInput
          label={say('programme.currency')}
          description={say('programme.currencyHint')}
          {...form.getInputProps(`${path}.amount.currency`)}
        />
      </div>
    </>
  )
}
