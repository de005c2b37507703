import { TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { OneOf } from '../kit/choices.tsx'
import { useWords } from '../language/words.tsx'
import { type FileEntry, kinds } from './files.ts'

/** What a file is, and how it is found again. */
export function FileFields({ form }: { readonly form: UseFormReturnType<FileEntry> }) {
  const { say } = useWords()
  return (
    <>
      <OneOf
        label={say('file.kind')}
        choices={kinds.map((value) => ({ value, label: say(`file.kind.${value}`) }))}
        {...form.getInputProps('kind')}
      />
      <TextInput
        label={say('file.name')}
        dir="auto"
        maxLength={120}
        required
        withAsterisk={false}
        {...form.getInputProps('name')}
      />
    </>
  )
}
