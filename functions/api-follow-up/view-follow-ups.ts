import type {
  AnsweredBaseline,
  AnsweredFollowUp,
  BaselineView,
  CaseFollowUps,
  FollowUpView,
} from '@passerelle/contract/follow-up'
import type { WallClock } from '@passerelle/domain/calendar'
import {
  baselineItems,
  deltaOf,
  dueStateOf,
  type FollowUp,
  type FollowUpYear,
  type ReintegrationBaseline,
  scoreOf,
} from '@passerelle/domain/follow-up'

/** What a view depends on besides what it shows. */
export type Seeing = {
  readonly clock: WallClock
  readonly baseline: ReintegrationBaseline | undefined
}

type Year = {
  readonly year: FollowUpYear | undefined
  readonly followUps: readonly FollowUp[]
}

/** A follow-up as lists show it: with how it stands on the day that it is at the organisation, and its figures. */
export function viewFollowUp(followUp: FollowUp, seeing: Seeing): FollowUpView {
  const { response: _, earlier, ...view } = viewAnswered(followUp, seeing)
  return { ...view, earlier: earlier.map(({ response: __, ...before }) => before) }
}

/** The same with what the person answered. */
export function viewAnswered(followUp: FollowUp, seeing: Seeing): AnsweredFollowUp {
  const due = dueStateOf(followUp, seeing.clock.today())
  return { ...followUp, ...(due && { due }), ...figuresOf(followUp, seeing) }
}

function figuresOf({ response }: FollowUp, { baseline }: Seeing) {
  if (response === undefined) return {}
  const score = scoreOf(response.answers)
  return { score, ...(baseline && { delta: deltaOf(baseline.response.answers, response.answers) }) }
}

export function viewYear({ year, followUps }: Year, seeing: Seeing): CaseFollowUps {
  return {
    ...(year && { year: withoutKeys(year) }),
    items: followUps.map((followUp) => viewFollowUp(followUp, seeing)),
    ...(seeing.baseline && { baseline: lineOf(seeing.baseline) }),
  }
}

export function viewBaseline(baseline: ReintegrationBaseline): AnsweredBaseline {
  return { ...baseline, score: scoreOf(baseline.response.answers, baselineItems) }
}

function lineOf(baseline: ReintegrationBaseline): BaselineView {
  const { participantId: _, response: __, ...line } = viewBaseline(baseline)
  return line
}

function withoutKeys({ participantId: _, version: __, ...year }: FollowUpYear) {
  return year
}
