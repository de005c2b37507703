import { Textarea, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { needs } from '../exchange/refer/codes.ts'
import { ManyOf, OneOf } from '../kit/choices.tsx'
import styles from '../kit/form.module.css'
import { countryChoices } from '../language/choices.ts'
import { everyCountry } from '../language/countries.ts'
import { useWords } from '../language/words.tsx'
import { type InstitutionEntry, institutionKinds } from './networks.ts'

/** What an institution is called, what it is, where it is, and what it offers. */
export function InstitutionFields({ form }: { readonly form: UseFormReturnType<InstitutionEntry> }) {
  const words = useWords()
  const { say } = words
  return (
    <>
      <TextInput
        label={say('institution.name')}
        autoComplete="off"
        required
        withAsterisk={false}
        {...form.getInputProps('name')}
      />
      <div className={styles['pair']}>
        <OneOf
          label={say('institution.kind')}
          choices={institutionKinds.map((value) => ({ value, label: say(`institution.kind.${value}`) }))}
          {...form.getInputProps('kind')}
        />
        <OneOf
          label={say('person.country')}
          choices={countryChoices(words, everyCountry)}
          {...form.getInputProps('country')}
        />
        <TextInput
          label={`${say('institution.place')} (${say('kit.optional')})`}
          autoComplete="off"
          {...form.getInputProps('place')}
        />
      </div>
      <Textarea
        label={`${say('institution.otherNames')} (${say('kit.optional')})`}
        description={say('institution.otherNamesHint')}
        autosize
        {...form.getInputProps('otherNames')}
      />
      <ManyOf
        label={say('institution.offers')}
        choices={needs.map((value) => ({ value, label: say(`need.${value}`) }))}
        {...form.getInputProps('offers')}
      />
    </>
  )
}
