import type { UseFormReturnType } from '@mantine/form'
import { type Language, languages } from '@passerelle/messages'
import type { ReactNode } from 'react'
import { languageName } from '../language/names.ts'
import { useWords } from '../language/words.tsx'
import styles from './form.module.css'

/** The properties of a field for a text in one language. */
type OfLanguage = {
  readonly key: Language
  readonly lang: Language
  readonly dir: 'auto'
  readonly error: ReactNode
}

/**
 * A field in each language of the platform; the reader's first. One is enough.
 *
 * @param field where the texts stand in the form, by their languages
 * @param children draws one, given what the language is called and its properties
 */
export function ByLanguage<Entry extends Record<string, unknown>>({
  form,
  field,
  children,
}: {
  readonly form: UseFormReturnType<Entry>
  readonly field: string
  readonly children: (language: string, props: OfLanguage) => ReactNode
}) {
  const words = useWords()
  const { language } = words
  const ordered = [language, ...languages.filter((one) => one !== language)]
  return (
    <div className={styles['pair']}>
      {ordered.map((one) => {
        const props = form.getInputProps(`${field}.${one}`)
        const error = props.error ?? (one === language && form.errors[field])
        return children(languageName(words, one), { key: one, lang: one, dir: 'auto', ...props, error })
      })}
    </div>
  )
}
