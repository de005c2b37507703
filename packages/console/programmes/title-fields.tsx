import { TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { ByLanguage } from '../kit/by-language.tsx'
import { useWords } from '../language/words.tsx'

/** A name in each language of the platform. */
export function TitleFields<Entry extends Record<string, unknown>>({
  form,
  field,
}: {
  readonly form: UseFormReturnType<Entry>
  readonly field: 'name' | 'title'
}) {
  const { say } = useWords()
  return (
    <ByLanguage form={form} field={field}>
      {(language, { key, ...props }) => (
        <TextInput key={key} label={say('programme.nameIn', { language })} {...props} />
      )}
    </ByLanguage>
  )
}
