import { Button, Checkbox, Textarea, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { currenciesOf } from '@passerelle/domain/country-currencies'
import { levels } from '../casework/assessment.ts'
import { OccupationField } from '../casework/occupation-field.tsx'
import { ByLanguage } from '../kit/by-language.tsx'
import { OneOf } from '../kit/choices.tsx'
import styles from '../kit/form.module.css'
import { errorIn } from '../kit/use-body-form.ts'
import { countryChoices, languageChoices } from '../language/choices.ts'
import { everyCountry } from '../language/countries.ts'
import { useWords } from '../language/words.tsx'
import { employmentTypes, noLanguage, type VacancyEntry } from './vacancies.ts'
import { WageFields } from './wage-fields.tsx'

type Form = { readonly form: UseFormReturnType<VacancyEntry> }

/** What the work is, where, what is paid, what somebody should bring along, and up to when it counts. */
export function VacancyFields({ form }: Form) {
  const { say } = useWords()
  return (
    <>
      <ByLanguage form={form} field="title">
        {(language, { key, ...props }) => (
          <TextInput key={key} label={say('vacancy.titleIn', { language })} {...props} />
        )}
      </ByLanguage>
      <ByLanguage form={form} field="text">
        {(language, { key, ...props }) => (
          <Textarea key={key} label={say('vacancy.textIn', { language })} autosize minRows={2} {...props} />
        )}
      </ByLanguage>
      <WorkFields form={form} />
      <WageFields
        inputOf={(field) => form.getInputProps(`wage.${field}`)}
        currencies={[...currenciesOf(form.values.workplace.country), form.values.wage.currency]}
      />
      <WantedFields form={form} />
      <div className={styles['pair']}>
        <TextInput label={say('vacancy.places')} inputMode="numeric" {...form.getInputProps('places')} />
        <TextInput label={say('vacancy.validThrough')} type="date" {...form.getInputProps('validThrough')} />
      </div>
      <Checkbox
        label={say('vacancy.isPublic')}
        description={say('vacancy.isPublicHint')}
        {...form.getInputProps('isPublic', { type: 'checkbox' })}
      />
    </>
  )
}

function WorkFields({ form }: Form) {
  const words = useWords()
  const { say } = words
  return (
    <>
      <div className={styles['pair']}>
        <OccupationField label={say('assessment.occupation')} {...form.getInputProps('isco08')} />
        <OneOf
          label={say('vacancy.employment')}
          choices={employmentTypes.map((value) => ({ value, label: say(`employment.${value}`) }))}
          {...form.getInputProps('employmentType')}
        />
      </div>
      <div className={styles['pair']}>
        <OneOf
          label={say('person.country')}
          choices={countryChoices(words, everyCountry)}
          {...form.getInputProps('workplace.country')}
        />
        <TextInput
          label={`${say('vacancy.region')} (${say('kit.optional')})`}
          description={say('vacancy.regionHint')}
          autoComplete="off"
          {...form.getInputProps('workplace.region')}
        />
        <TextInput
          label={say('employer.town')}
          autoComplete="off"
          required
          withAsterisk={false}
          {...form.getInputProps('workplace.town')}
        />
      </div>
    </>
  )
}

function WantedFields({ form }: Form) {
  const words = useWords()
  const { say } = words
  const { languages, certificates } = form.values
  return (
    <>
      {languages.map((_, place) => (
        // The lists only grow, at their ends.
        <div key={place} className={styles['pair']}>
          <OneOf
            label={say('vacancy.language')}
            isOptional
            choices={languageChoices(words)}
            {...form.getInputProps(`languages.${place}.language`)}
          />
          <OneOf
            label={say('vacancy.level')}
            isOptional
            choices={levels.map((value) => ({ value, label: value }))}
            {...form.getInputProps(`languages.${place}.level`)}
          />
        </div>
      ))}
      <div>
        <Button variant="default" onClick={() => form.insertListItem('languages', noLanguage)}>
          {say('vacancy.moreLanguages')}
        </Button>
      </div>
      {certificates.map((_, place) => (
        <OccupationField
          key={place}
          label={`${say('vacancy.certificate')} (${say('kit.optional')})`}
          {...form.getInputProps(`certificates.${place}`)}
        />
      ))}
      <div>
        <Button variant="default" onClick={() => form.insertListItem('certificates', '')}>
          {say('vacancy.moreCertificates')}
        </Button>
      </div>
      <Textarea
        label={`${say('vacancy.skills')} (${say('kit.optional')})`}
        description={say('assessment.skillsHint')}
        autosize
        {...form.getInputProps('skills')}
        error={errorIn(form.errors, 'skills')}
      />
    </>
  )
}
