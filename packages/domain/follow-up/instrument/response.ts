import * as z from 'zod'
import { type FieldError, rule } from '../../kernel/index.ts'
import { type InstrumentItem, scales } from './instrument.ts'
import { type ItemKey, itemKeys, reintTopics } from './reint-topics-v1.ts'

const answerSchema = z.strictObject({
  item: z.enum(itemKeys),
  /** Which answer of the item's scale, counted from 0. */
  answer: z.int().min(0).max(4),
})

/** Answers as they are given. A question that somebody passed over is not among them, and counts as no answer at all. */
export const answersSchema = z
  .array(answerSchema)
  .max(itemKeys.length)
  .refine((answers) => new Set(answers.map(({ item }) => item)).size === answers.length, rule('twice'))

export type Answers = z.infer<typeof answersSchema>

/** Answers together with the edition of the questions that were asked. */
export const responseSchema = z.strictObject({
  instrument: z.literal(reintTopics.key),
  version: z.literal(reintTopics.version),
  answers: answersSchema,
})

export type Response = z.infer<typeof responseSchema>

export function responseOf(answers: Answers): Response {
  return { instrument: reintTopics.key, version: reintTopics.version, answers }
}

/** The answer to each item. */
export function byItem(answers: Answers): ReadonlyMap<ItemKey, number> {
  return new Map(answers.map(({ item, answer }) => [item, answer]))
}

/** Whether an item is asked of somebody who gave these answers: without a condition always. */
export function isAsked(
  { condition }: InstrumentItem<ItemKey>,
  given: ReadonlyMap<ItemKey, number>,
): boolean {
  const before = condition && given.get(condition.item)
  return condition === undefined || (before !== undefined && condition.among.includes(before))
}

/**
 * The faults of answers: one that its scale does not have, to a question that is not asked of this person, or that is not
 * among those of the occasion.
 */
export function faultsOfAnswers(
  answers: Answers,
  among: readonly InstrumentItem<ItemKey>[],
): readonly FieldError[] {
  const given = byItem(answers)
  return answers.flatMap(({ item: key, answer }, index): FieldError[] => {
    const path = ['body', 'answers', index]
    const item = among.find((one) => one.key === key)
    if (item === undefined || !isAsked(item, given)) return [{ path: [...path, 'item'], code: 'not_asked' }]
    const limit = scales[item.scale] - 1
    return answer > limit ? [{ path: [...path, 'answer'], code: 'too_big_value', params: { limit } }] : []
  })
}
