import { TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { ManyOf } from '../kit/choices.tsx'
import { errorIn } from '../kit/use-body-form.ts'
import { useWords } from '../language/words.tsx'
import { types, typeText } from './webhook.ts'

/** The address that is told, and of what. */
export function WebhookFields<Entry extends { url: string; types: string[] }>({
  form,
}: {
  readonly form: UseFormReturnType<Entry>
}) {
  const words = useWords()
  const { say } = words
  return (
    <>
      <TextInput
        label={say('webhooks.url')}
        description={say('webhooks.urlHint')}
        dir="ltr"
        autoComplete="off"
        required
        withAsterisk={false}
        {...form.getInputProps('url')}
      />
      <ManyOf
        label={say('webhooks.types')}
        choices={types.map((value) => ({ value, label: typeText(words, value) }))}
        {...form.getInputProps('types')}
        error={errorIn(form.errors, 'types')}
      />
    </>
  )
}
