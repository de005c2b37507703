import * as z from 'zod'
import { type Dimension, dimensions, type InstrumentItem, scales } from './instrument.ts'
import { baselineItems, type ItemKey, reintTopics } from './reint-topics-v1.ts'
import { type Answers, byItem, isAsked } from './response.ts'

/** A part of what was asked must have been answered before a figure says anything. */
const leastAnswered = 0.8

/** How much support somebody needs, by their composite score. */
export const triageBands = ['intensive', 'regular', 'light'] as const

export type TriageBand = (typeof triageBands)[number]

const share = z.number().min(0).max(1).nullable()

/** Between 0 and 1, or null where less than four fifths of what was asked is answered. */
export const scoreSchema = z.strictObject({
  economic: share,
  social: share,
  psychosocial: share,
  composite: share,
  /** The part of the questions that was answered. */
  answeredShare: z.number().min(0).max(1),
  band: z.enum(triageBands).nullable(),
})

export type Score = z.infer<typeof scoreSchema>

const difference = z.number().min(-1).max(1).nullable()

/** How the questions that were asked both times are answered now against before the departure. */
export const deltaSchema = z.strictObject({
  economic: difference,
  social: difference,
  psychosocial: difference,
  composite: difference,
})

export type Delta = z.infer<typeof deltaSchema>

/** The figures of some answers. An item that was passed over counts as none: never as the worst of its answers. */
export function scoreOf(
  answers: Answers,
  items: readonly InstrumentItem<ItemKey>[] = reintTopics.items,
): Score {
  const given = byItem(answers)
  // What weighs nothing is asked, and says nothing about how somebody stands.
  const asked = items.filter((item) => item.weight > 0 && isAsked(item, given))
  const answered = asked.filter(({ key }) => given.has(key))
  const each = Object.fromEntries(
    dimensions.map((dimension) => [dimension, inDimension(dimension, asked, given)]),
  ) as Record<Dimension, number | null> // one figure a dimension
  const figures = dimensions.map((dimension) => each[dimension])
  const composite = isEnough(answered.length, asked.length) ? meanOf(figures) : null
  return {
    ...rounded(each),
    composite: composite === null ? null : round(composite),
    answeredShare: asked.length === 0 ? 0 : round(answered.length / asked.length),
    band: composite === null ? null : bandOf(round(composite)),
  }
}

/** Less than a third: intensive support; less than two thirds: regular support. */
export function bandOf(composite: number): TriageBand {
  if (composite < 0.33) return 'intensive'
  return composite < 0.66 ? 'regular' : 'light'
}

/** The difference from before the departure, by the questions that were asked then. */
export function deltaOf(before: Answers, now: Answers): Delta {
  const [then, since] = [scoreOf(before, baselineItems), scoreOf(now, baselineItems)]
  const change = (name: Dimension | 'composite') => {
    const [one, other] = [then[name], since[name]]
    return one === null || other === null ? null : round(other - one)
  }
  return {
    economic: change('economic'),
    social: change('social'),
    psychosocial: change('psychosocial'),
    composite: change('composite'),
  }
}

function inDimension(
  dimension: Dimension,
  asked: readonly InstrumentItem<ItemKey>[],
  given: ReadonlyMap<ItemKey, number>,
): number | null {
  const own = asked.filter((item) => item.dimension === dimension)
  const answered = own.flatMap((item) => {
    const answer = given.get(item.key)
    return answer === undefined ? [] : [{ weight: item.weight, part: partOf(item, answer) }]
  })
  if (!isEnough(answered.length, own.length)) return null
  const weight = answered.reduce((sum, one) => sum + one.weight, 0)
  return answered.reduce((sum, one) => sum + one.weight * one.part, 0) / weight
}

/** An answer between 0, the worst that can be said, and 1. */
function partOf({ scale, reverse }: InstrumentItem<ItemKey>, answer: number): number {
  const part = answer / (scales[scale] - 1)
  return reverse ? 1 - part : part
}

function isEnough(answered: number, asked: number): boolean {
  return asked > 0 && answered / asked >= leastAnswered
}

function meanOf(figures: readonly (number | null)[]): number | null {
  const known = figures.filter((figure) => figure !== null)
  return known.length < figures.length ? null : known.reduce((sum, one) => sum + one, 0) / known.length
}

function rounded(each: Record<Dimension, number | null>): Record<Dimension, number | null> {
  const { economic, social, psychosocial } = each
  const one = (figure: number | null) => (figure === null ? null : round(figure))
  return { economic: one(economic), social: one(social), psychosocial: one(psychosocial) }
}

function round(figure: number): number {
  return Math.round(figure * 1000) / 1000
}
