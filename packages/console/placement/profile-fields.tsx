import { Button, Textarea, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { levels } from '../casework/assessment.ts'
import { OccupationField } from '../casework/occupation-field.tsx'
import { ManyOf, OneOf } from '../kit/choices.tsx'
import styles from '../kit/form.module.css'
import { countryChoices, languageChoices } from '../language/choices.ts'
import { everyCountry } from '../language/countries.ts'
import { useWords } from '../language/words.tsx'
import { employmentTypes } from '../vacancies/vacancies.ts'
import { noRegion, noSpoken, type ProfileEntry } from './placement.ts'

/** What Mantine gives for a field of a form, whichever input it goes to. */
type FieldProps = ReturnType<UseFormReturnType<ProfileEntry>['getInputProps']>

type Fields = {
  readonly values: ProfileEntry
  /** The place of the profile in the body. */
  readonly at: string
  readonly propsOf: (path: string) => FieldProps
  readonly insert: (path: string, entry: string | object) => void
  readonly errorIn: (path: string) => React.ReactNode
}

/** What somebody can do and looks for: only what vacancies are compared with. */
export function ProfileFields({ values, at, propsOf, insert, errorIn }: Fields) {
  const words = useWords()
  const { say } = words
  const { occupations, languages, regions } = values
  return (
    <>
      {occupations.map((_, place) => (
        // The lists only grow, at their ends.
        <OccupationField
          key={place}
          label={say('assessment.occupation')}
          {...propsOf(`${at}occupations.${place}`)}
        />
      ))}
      <div>
        <Button variant="default" onClick={() => insert(`${at}occupations`, '')}>
          {say('work.moreOccupations')}
        </Button>
      </div>
      <Textarea
        label={`${say('assessment.skills')} (${say('kit.optional')})`}
        description={say('assessment.skillsHint')}
        autosize
        {...propsOf(`${at}skills`)}
        error={errorIn(`${at}skills`)}
      />
      {languages.map((_, place) => (
        <div key={place} className={styles['pair']}>
          <OneOf
            label={say('work.language')}
            isOptional
            choices={languageChoices(words)}
            {...propsOf(`${at}languages.${place}.language`)}
          />
          <OneOf
            label={say('work.level')}
            isOptional
            choices={levels.map((value) => ({ value, label: value }))}
            {...propsOf(`${at}languages.${place}.level`)}
          />
        </div>
      ))}
      <div>
        <Button variant="default" onClick={() => insert(`${at}languages`, noSpoken)}>
          {say('vacancy.moreLanguages')}
        </Button>
      </div>
      {regions.map((_, place) => (
        <div key={place} className={styles['pair']}>
          <OneOf
            label={say('person.country')}
            choices={countryChoices(words, everyCountry)}
            {...propsOf(`${at}regions.${place}.country`)}
          />
          <TextInput
            label={`${say('vacancy.region')} (${say('kit.optional')})`}
            description={say('vacancy.regionHint')}
            autoComplete="off"
            {...propsOf(`${at}regions.${place}.region`)}
          />
        </div>
      ))}
      <div>
        <Button variant="default" onClick={() => insert(`${at}regions`, noRegion)}>
          {say('work.moreRegions')}
        </Button>
      </div>
      <TextInput
        label={`${say('profile.earliestOn')} (${say('kit.optional')})`}
        type="date"
        {...propsOf(`${at}earliestOn`)}
      />
      <ManyOf
        label={say('profile.employmentTypes')}
        description={say('work.anyKind')}
        choices={employmentTypes.map((value) => ({ value, label: say(`employment.${value}`) }))}
        {...propsOf(`${at}employmentTypes`)}
      />
    </>
  )
}
