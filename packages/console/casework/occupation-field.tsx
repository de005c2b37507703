import { TextInput, type TextInputProps } from '@mantine/core'
import { useId } from 'react'
import { useWords } from '../language/words.tsx'
import { isNamed, occupations } from './occupations.ts'

/** An occupation, found by its name in the reader's language, or written as its code. */
export function OccupationField(props: TextInputProps) {
  const words = useWords()
  const list = useId()
  return (
    <>
      <TextInput description={words.say('occupation.hint')} autoComplete="off" {...props} list={list} />
      <datalist id={list}>
        {occupations.map((code) => (
          <option key={code} value={occupationText(words, code)} />
        ))}
      </datalist>
    </>
  )
}

/** A code with its name, where it has one here. */
export function occupationText({ say }: Pick<ReturnType<typeof useWords>, 'say'>, code: string): string {
  return isNamed(code) ? `${code} · ${say(`occupation.${code}`)}` : code
}
