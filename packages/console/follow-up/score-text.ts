import { sideBySide } from '../language/side-by-side.ts'
import { useWords } from '../language/words.tsx'
import type { FollowUp } from './follow-ups.ts'

type Score = NonNullable<FollowUp['score']>
type Delta = NonNullable<FollowUp['delta']>

const parts = ['economic', 'social', 'psychosocial', 'composite'] as const

/** The figures of some answers in one line, each with how it changed. A figure that says too little is left out. */
export function useScoreText(): (score: Score, delta?: Delta) => string {
  const { say, language } = useWords()
  const figure = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const signed = new Intl.NumberFormat(language, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    signDisplay: 'exceptZero',
  })
  return (score, delta) =>
    score.composite === null && parts.every((part) => score[part] === null)
      ? say('questions.tooLittle')
      : sideBySide(language, [
          ...parts.map((part) => {
            const [now, change] = [score[part], delta?.[part] ?? null]
            if (now === null) return false
            const value =
              change === null ? figure.format(now) : `${figure.format(now)} (${signed.format(change)})`
            return say(`questions.figure.${part}`, { value })
          }),
          score.band !== null && say(`questions.band.${score.band}`),
        ])
}
