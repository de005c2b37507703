import { TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { languages } from '@passerelle/messages'
import { ManyOf, OneOf } from '../kit/choices.tsx'
import styles from '../kit/form.module.css'
import { errorIn } from '../kit/use-body-form.ts'
import { countryChoices, languageChoices } from '../language/choices.ts'
import { allCountries } from '../language/countries.ts'
import { languageName } from '../language/names.ts'
import { useWords } from '../language/words.tsx'
import { usePlaces } from '../tenancy/organisation/places.ts'
import { audiences, type OfferEntry, offerKinds } from './offers.ts'
import { TextFields } from './text-fields.tsx'

/** What an offer is, for whom, where and in which languages, and how many places are free. */
export function OfferFields({ form }: { readonly form: UseFormReturnType<OfferEntry> }) {
  const words = useWords()
  const { say, language } = words
  const places = usePlaces().data?.body.places ?? []
  const ordered = [language, ...languages.filter((one) => one !== language)]
  return (
    <>
      <div className={styles['pair']}>
        <OneOf
          label={say('offer.kind')}
          choices={offerKinds.map((value) => ({ value, label: say(`offerKind.${value}`) }))}
          {...form.getInputProps('kind')}
        />
        <OneOf
          label={say('offer.country')}
          choices={countryChoices(words, allCountries)}
          {...form.getInputProps('country')}
        />
      </div>
      <div className={styles['pair']}>
        {ordered.map((one) => {
          const props = form.getInputProps(`title.${one}`)
          return (
            <TextInput
              key={one}
              label={say('offer.titleIn', { language: languageName(words, one) })}
              lang={one}
              dir="auto"
              {...props}
              error={props.error ?? (one === language && form.errors['title'])}
            />
          )
        })}
      </div>
      <TextFields form={form} field="summary" />
      <TextFields form={form} field="eligibility" />
      <TextFields form={form} field="nextStep" />
      <ManyOf
        label={say('offer.audience')}
        choices={audiences.map((value) => ({ value, label: say(`audience.${value}`) }))}
        {...form.getInputProps('audience')}
        error={errorIn(form.errors, 'audience')}
      />
      <ManyOf
        label={say('offer.spoken')}
        choices={languageChoices(words)}
        {...form.getInputProps('languages')}
        error={errorIn(form.errors, 'languages')}
      />
      <OneOf
        label={say('offer.place')}
        isOptional
        choices={places.map(({ name }) => ({ value: name, label: name }))}
        {...form.getInputProps('place')}
      />
      <div className={styles['pair']}>
        <TextInput label={say('offer.free')} inputMode="numeric" {...form.getInputProps('capacity.free')} />
        <TextInput label={say('offer.asOf')} type="date" {...form.getInputProps('capacity.asOf')} />
      </div>
    </>
  )
}
