import { TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { languages } from '@passerelle/messages'
import styles from '../kit/form.module.css'
import { languageName } from '../language/names.ts'
import { useWords } from '../language/words.tsx'

/** A name in each language of the platform; the reader's first. One is enough. */
export function TitleFields<Entry extends Record<string, unknown>>({
  form,
  field,
}: {
  readonly form: UseFormReturnType<Entry>
  readonly field: 'name' | 'title'
}) {
  const words = useWords()
  const { say, language } = words
  const ordered = [language, ...languages.filter((one) => one !== language)]
  return (
    <div className={styles['pair']}>
      {ordered.map((one) => {
        const props = form.getInputProps(`${field}.${one}`)
        return (
          <TextInput
            key={one}
            label={say('programme.nameIn', { language: languageName(words, one) })}
            lang={one}
            dir="auto"
            {...props}
            error={props.error ?? (one === language && form.errors[field])}
          />
        )
      })}
    </div>
  )
}
