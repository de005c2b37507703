import { Textarea } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { ByLanguage } from '../kit/by-language.tsx'
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

/** A text in each language of the platform. */
export function TextFields<Entry extends Record<string, unknown>>({
  form,
  field,
}: {
  readonly form: UseFormReturnType<Entry>
  readonly field: keyof Texts
}) {
  const { say } = useWords()
  return (
    <ByLanguage form={form} field={field}>
      {(language, { key, ...props }) => (
        <Textarea key={key} label={say(names[field], { language })} autosize minRows={2} {...props} />
      )}
    </ByLanguage>
  )
}
