import { Progress, Text } from '@mantine/core'
import { useWords } from '../language/words.tsx'

/** How many rows were sent so far. */
export function RunProgress({
  running,
}: {
  readonly running: { readonly done: number; readonly of: number } | undefined
}) {
  const { say } = useWords()
  if (running === undefined) return null
  const { done, of } = running
  const text = say('import.running', { done, of })
  return (
    <div role="status">
      <Text>{text}</Text>
      <Progress value={of === 0 ? 100 : (100 * done) / of} aria-label={text} />
    </div>
  )
}
