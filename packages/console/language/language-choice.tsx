import { NativeSelect } from '@mantine/core'
import { languages } from '@passerelle/messages'
import { pageLanguages } from './page-languages.ts'
import { useWords } from './words.tsx'

/** The four languages by their own names. */
export function LanguageChoice() {
  const { language, choose, say } = useWords()
  return (
    <NativeSelect
      aria-label={say('shell.language')}
      value={language}
      data={pageLanguages}
      onChange={({ currentTarget }) => {
        const chosen = languages.find((one) => one === currentTarget.value)
        if (chosen) choose(chosen)
      }}
    />
  )
}
