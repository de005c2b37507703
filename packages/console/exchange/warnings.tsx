import { Alert } from '@mantine/core'
import { useWords } from '../language/words.tsx'
import type { Referral } from './queries.ts'

/** What to know about a referral that stands in nobody's way. */
export function Warnings({ referral: { warnings = [] } }: { readonly referral: Referral }) {
  const { say } = useWords()
  return warnings.map((warning) => (
    <Alert key={warning} color="amber" role="note">
      {say(`warning.${warning}`)}
    </Alert>
  ))
}
