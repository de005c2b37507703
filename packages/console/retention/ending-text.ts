import { dayText } from '../language/times.ts'
import type { useWords } from '../language/words.tsx'
import type { Ending } from './retention.ts'

/** Up to when something is kept and what that is counted from, or why nobody can say. */
export function endingText(
  { say, language }: Pick<ReturnType<typeof useWords>, 'say' | 'language'>,
  { dueOn, because, stoppedBy }: Ending,
): string {
  if (dueOn !== undefined && because !== undefined) {
    return say(`ending.${because}`, { day: dayText(language, dueOn) })
  }
  return stoppedBy === undefined ? '' : say(`ending.${stoppedBy}`)
}
