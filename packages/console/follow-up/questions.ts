import type { ResourceOf } from '@passerelle/client'
import { useRead } from '../api/use-read.ts'
import { useWords } from '../language/words.tsx'

export type Instrument = ResourceOf<'readInstrument'>
export type Question = Instrument['items'][number]

/** What is chosen, by the key of its question: the number of an answer as text, or nothing where it was passed over. */
export type Answered = Record<string, string>

/** The questions in the reader's language. */
export function useInstrument() {
  const { language } = useWords()
  return useRead('readInstrument', [{ query: { language } }])
}

/** The questions that are put to somebody who has answered like that. */
export function askedOf(questions: readonly Question[], answered: Answered): readonly Question[] {
  return questions.filter(
    ({ condition }) =>
      condition === undefined || condition.among.includes(Number(answered[condition.item] || Number.NaN)),
  )
}

/** The answers as they are sent: of what is asked, and was not passed over. */
export function answersOf(questions: readonly Question[], answered: Answered) {
  return askedOf(questions, answered).flatMap(({ key }) => {
    const chosen = answered[key]
    return chosen ? [{ item: key, answer: Number(chosen) }] : []
  })
}

/** The answers as they were sent, to be chosen among again. */
export function answeredBy(
  answers: readonly { readonly item: string; readonly answer: number }[] = [],
): Answered {
  return Object.fromEntries(answers.map(({ item, answer }) => [item, String(answer)]))
}
