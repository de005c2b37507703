import { Fieldset, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { OneOf } from '../kit/choices.tsx'
import styles from '../kit/form.module.css'
import { errorIn } from '../kit/use-body-form.ts'
import { countryChoices } from '../language/choices.ts'
import { everyCountry } from '../language/countries.ts'
import { useWords } from '../language/words.tsx'
import type { EmployerEntry } from './employers.ts'

/** What an employer is called and does, where, and whom one asks there. */
export function EmployerFields({ form }: { readonly form: UseFormReturnType<EmployerEntry> }) {
  const words = useWords()
  const { say } = words
  const optional = (text: string) => `${text} (${say('kit.optional')})`
  return (
    <>
      <TextInput
        label={say('employer.name')}
        autoComplete="off"
        required
        withAsterisk={false}
        {...form.getInputProps('name')}
      />
      <div className={styles['pair']}>
        <TextInput
          label={optional(say('employer.branch'))}
          autoComplete="off"
          {...form.getInputProps('branch')}
        />
        <OneOf
          label={say('person.country')}
          choices={countryChoices(words, everyCountry)}
          {...form.getInputProps('country')}
        />
        <TextInput
          label={optional(say('employer.town'))}
          autoComplete="off"
          {...form.getInputProps('town')}
        />
      </div>
      <Fieldset legend={optional(say('employer.contact'))} className={styles['form']}>
        <div className={styles['pair']}>
          <TextInput
            label={say('employer.contactName')}
            autoComplete="off"
            {...form.getInputProps('contact.name')}
            error={errorIn(form.errors, 'contact.name') ?? form.errors['contact']}
          />
          <TextInput
            label={say('employer.phone')}
            type="tel"
            autoComplete="off"
            {...form.getInputProps('contact.phone')}
          />
          <TextInput
            label={say('employer.email')}
            type="email"
            autoComplete="off"
            {...form.getInputProps('contact.email')}
          />
        </div>
      </Fieldset>
    </>
  )
}
