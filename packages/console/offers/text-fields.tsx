import { Textarea } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { languages } from '@passerelle/messages'
import styles from '../kit/form.module.css'
import { languageName } from '../language/names.ts'
import { useWords } from '../language/words.tsx'

type Texts = {
  readonly summary: 'offer.summaryIn'
  readonly eligibility: 'offer.eligibilityIn'
  readonly nextStep: 'offer.nextStepIn'
  readonly note: 'centre.noteIn'
}

const names: Texts = {
  summary: 'offer.summaryIn',
  eligibility: 'offer.eligibilityIn',
  nextStep: 'offer.nextStepIn',
  note: 'centre.noteIn',
}

/** A text in each language of the platform; the reader's first. One is enough. */
export function TextFields<Entry extends Record<string, unknown>>({
  form,
  field,
}: {
  readonly form: UseFormReturnType<Entry>
  readonly field: keyof Texts
}) {
  const words = useWords()
  const { say, language } = words
  const ordered = [language, ...languages.filter((one) => one !== language)]
  return (
    <div className={styles['pair']}>
      {ordered.map((one) => {
        const props = form.getInputProps(`${field}.${one}`)
        return (
          <Textarea
            key={one}
            label={say(names[field], { language: languageName(words, one) })}
            lang={one}
            dir="auto"
            autosize
            minRows={2}
            {...props}
            error={props.error ?? (one === language && form.errors[field])}
          />
        )
      })}
    </div>
  )
}
