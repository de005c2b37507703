import { TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { currenciesOf } from '@passerelle/domain/country-currencies'
import { OccupationField } from '../casework/occupation-field.tsx'
import { OneOf } from '../kit/choices.tsx'
import styles from '../kit/form.module.css'
import { countryChoices } from '../language/choices.ts'
import { everyCountry } from '../language/countries.ts'
import { useWords } from '../language/words.tsx'
import { WageFields } from '../vacancies/wage-fields.tsx'
import { demands, type FindingEntry } from './findings.ts'

/** The occupation, where, how many are wanted, what is paid, and who says so of which day. */
export function FindingFields({ form }: { readonly form: UseFormReturnType<FindingEntry> }) {
  const words = useWords()
  const { say } = words
  const { area, wage } = form.values
  return (
    <>
      <div className={styles['pair']}>
        <OccupationField label={say('assessment.occupation')} {...form.getInputProps('isco08')} />
        <OneOf
          label={say('labour.demand')}
          choices={demands.map((value) => ({ value, label: say(`demand.${value}`) }))}
          {...form.getInputProps('demand')}
        />
      </div>
      <div className={styles['pair']}>
        <OneOf
          label={say('person.country')}
          choices={countryChoices(words, everyCountry)}
          {...form.getInputProps('area.country')}
        />
        <TextInput
          label={`${say('vacancy.region')} (${say('kit.optional')})`}
          description={say('vacancy.regionHint')}
          autoComplete="off"
          {...form.getInputProps('area.region')}
        />
      </div>
      <WageFields
        inputOf={(field) => form.getInputProps(`wage.${field}`)}
        // Sources tell of wages in these two as well, wherever they are paid.
        currencies={[...currenciesOf(area.country), 'EUR', 'USD', wage.currency]}
      />
      <div className={styles['pair']}>
        <TextInput
          label={say('labour.source')}
          description={say('labour.sourceHint')}
          autoComplete="off"
          required
          withAsterisk={false}
          {...form.getInputProps('source')}
        />
        <TextInput
          label={`${say('labour.sourceLink')} (${say('kit.optional')})`}
          description={say('labour.sourceLinkHint')}
          type="url"
          autoComplete="off"
          dir="ltr"
          {...form.getInputProps('sourceLink')}
        />
      </div>
      <TextInput
        className={styles['short'] ?? ''}
        label={say('labour.asOf')}
        description={say('labour.asOfHint')}
        type="date"
        required
        withAsterisk={false}
        {...form.getInputProps('asOf')}
      />
    </>
  )
}
