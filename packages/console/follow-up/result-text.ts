import { sideBySide } from '../language/side-by-side.ts'
import { dayText } from '../language/times.ts'
import { useWords } from '../language/words.tsx'
import type { FollowUp } from './follow-ups.ts'

/** What came of a follow-up, in one line. */
export function useResultText(): (followUp: Pick<FollowUp, 'result'>) => string {
  const { say, language } = useWords()
  return ({ result }) => {
    if (result === undefined) return say('followUps.reached.not_yet')
    const on = dayText(language, result.on)
    if (!result.reached) return sideBySide(language, [say('followUps.reached.given_up'), on])
    const { outcome, since, way, proof } = result
    return sideBySide(language, [
      say(`outcome.${outcome}`),
      since !== undefined && say('followUps.sinceDay', { day: dayText(language, since) }),
      on,
      say(`followUps.way.${way}`),
      say(`followUps.proof.${proof}`),
    ])
  }
}
