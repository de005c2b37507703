import { describe, expect, test } from 'vitest'
import { coach, colleague, countedIds, id, later, participantId, refusalOf } from '../testing/casework.ts'
import {
  aBusinessEntry,
  aBusinessPlan,
  aSubmittedPlan,
  byCoach,
  entryOf,
  writingAt,
} from '../testing/founding.ts'
import { type BusinessPlan, businessPlanSchema, maxBusinessEditions } from './business-plan.ts'
import { changesBetween } from './changes.ts'
import { maxAmount } from './content.ts'
import { type BusinessFeedback, businessPlanEditionSchema, maxFeedback } from './edition.ts'
import { decideUpon, giveFeedback, submitBusinessPlan } from './feedback-rounds.ts'
import { businessPlanEntrySchema } from './plan-entry.ts'
import { receiveBusinessPlan } from './receive-plan.ts'
import { isSameOutcome, recordFoundingOutcome } from './record-outcome.ts'
import { isDoneOn, recordStep } from './record-step.ts'
import { beginBusinessPlan, rewriteBusinessPlan } from './write-plan.ts'

const atNoon = '2026-03-01T12:00:00.000Z'
const rewritten = (plan: BusinessPlan, change: object) =>
  rewriteBusinessPlan(plan, { ...entryOf(plan), ...change }, writingAt(atNoon, 950))
const feedback: BusinessFeedback = {
  advice: 'revise',
  about: ['finance'],
  text: 'Ask for the rent once more',
}
const decision = { edition: 1, recommendation: 'recommended' } as const
const byColleague = { by: colleague, at: later }

describe('a business plan', () => {
  test('begins as a draft of which nothing has to be there', () => {
    const empty = beginBusinessPlan(participantId, { reserveMonths: 0, lines: [], steps: [] }, writingAt())
    expect(businessPlanSchema.parse(empty)).toEqual(empty)
    const full = aBusinessPlan()
    expect(businessPlanSchema.parse(full)).toEqual(full)
    expect(full).toMatchObject({ state: 'draft', edition: 1, version: 1 })
  })

  test('counts in the money of the place where the business is to be, and in one', () => {
    const inMoney = (currencies: readonly string[], country?: string) =>
      refusalOf(() =>
        aBusinessPlan({
          idea: { ...(country && { country }) },
          lines: currencies.map((currency) => ({
            kind: 'revenue',
            label: 'Clothes',
            amount: { minorUnits: 1250, currency },
          })),
        }),
      )
    expect(inMoney(['XOF'])).toBeUndefined()
    expect(inMoney(['TND'], 'TN')).toBeUndefined()
    expect(inMoney(['EUR'])).toEqual({
      code: 'invalid',
      errors: [
        {
          path: ['body', 'lines', 0, 'amount', 'currency'],
          code: 'other_currency',
          params: { allowed: 'XOF' },
        },
      ],
    })
    expect(inMoney(['XOF'], 'TN')).toMatchObject({ errors: [{ params: { allowed: 'TND' } }] })
    expect(inMoney(['ILS', 'USD'], 'PS')).toMatchObject({
      errors: [{ path: ['body', 'lines', 1, 'amount', 'currency'], code: 'two_currencies' }],
    })
  })

  test('takes whole units of its money, never less than nothing, and as many steps as ten', () => {
    const faultsOf = (change: object) =>
      businessPlanEntrySchema
        .safeParse({ ...aBusinessEntry(), ...change })
        .error?.issues.map(({ path, message, code }) => [
          path.join('.'),
          message.includes(' ') ? code : message,
        ])
    const revenue = (minorUnits: unknown) => ({
      lines: [{ kind: 'revenue', label: 'Clothes', amount: { minorUnits, currency: 'XOF' } }],
    })
    const at = 'lines.0.amount.minorUnits'
    expect(faultsOf(revenue(12.5))).toEqual([[at, 'too_many_decimals']])
    expect(faultsOf(revenue(-1))).toEqual([[at, 'too_small']])
    expect(faultsOf(revenue(maxAmount + 1))).toEqual([[at, 'too_big']])
    const steps = Array.from({ length: 11 }, () => ({ step: 'Again' }))
    expect(faultsOf({ steps })).toEqual([['steps', 'too_big']])
    const doubled = { id: id<'businessStep'>(7), step: 'Again' }
    expect(faultsOf({ steps: [doubled, doubled] })).toEqual([['steps', 'twice']])
  })

  test('keeps what brings its id, and refuses an id of something that is not there', () => {
    const plan = aBusinessPlan()
    const [first] = plan.lines
    const same = rewritten(plan, {})
    expect(same).toEqual({ ...plan, version: 2, changedAt: atNoon })
    expect(rewritten(plan, { lines: [first, ...aBusinessEntry().lines.slice(1)] }).lines[0]).toEqual(first)
    expect(refusalOf(() => rewritten(plan, { steps: [{ id: id(3), step: 'Elsewhere' }] }))).toMatchObject({
      errors: [{ path: ['body', 'steps', 0, 'id'], code: 'unknown_item' }],
    })
  })

  test('says on which day a step was done, which is no other plan', () => {
    const { plan } = aSubmittedPlan()
    const stepId = plan.steps[1]?.id ?? id<'businessStep'>(0)
    const done = recordStep(plan, stepId, '2026-02-20', atNoon)
    expect(done).toMatchObject({ state: 'submitted', edition: 1, steps: [{}, { doneOn: '2026-02-20' }] })
    expect(rewritten(done, {})).toMatchObject({ state: 'submitted', steps: done.steps })
    expect(recordStep(done, stepId, null, atNoon).steps).toEqual(plan.steps)
    expect([isDoneOn(done, stepId, '2026-02-20'), isDoneOn(plan, stepId, null)]).toEqual([true, true])
    expect([isDoneOn(plan, stepId, '2026-02-20'), isDoneOn(plan, id(3), null)]).toEqual([false, false])
    expect(refusalOf(() => recordStep(plan, stepId, '2026-03-04', atNoon))).toMatchObject({
      errors: [{ path: ['body', 'doneOn'], code: 'in_the_future' }],
    })
    expect(refusalOf(() => recordStep(plan, id(3), null, atNoon))).toEqual({ code: 'not_found' })
  })
})

describe('a round of feedback', () => {
  test('begins with a plan that says what the business is, what it costs and what it earns', () => {
    const submit = (change: object) =>
      refusalOf(() => submitBusinessPlan(aBusinessPlan(change), { confirmation: 'spoken' }, byCoach))
    expect(submit({ idea: { forWhom: 'Families' } })).toMatchObject({ what: 'business_plan_without_idea' })
    const [investment, , , revenue] = aBusinessEntry().lines
    for (const lines of [[], [investment], [revenue]]) {
      expect(submit({ lines })).toMatchObject({ what: 'business_plan_without_finance' })
    }
    expect(submit({ lines: [investment, revenue] })).toBeUndefined()
    expect(
      refusalOf(() => submitBusinessPlan(aSubmittedPlan().plan, { confirmation: 'spoken' }, byCoach)),
    ).toMatchObject({ what: 'business_plan_submitted' })
  })

  test('keeps the edition as it was submitted, whatever becomes of the plan', () => {
    const draft = aBusinessPlan()
    const { plan, edition } = aSubmittedPlan(draft)
    expect(businessPlanEditionSchema.parse(edition)).toEqual(edition)
    const before = JSON.stringify(edition)
    const [step] = draft.steps
    if (step) step.step = 'Something else'
    const next = rewritten(plan, { reserveMonths: 4 })
    expect(next).toMatchObject({ state: 'draft', edition: 2 })
    expect(JSON.stringify(edition)).toBe(before)
  })

  test('is said of the edition that waits, and of no other', () => {
    const round = aSubmittedPlan()
    const said = giveFeedback(round, feedback, byColleague)
    expect(said.edition.feedback).toEqual([{ ...feedback, at: later, by: colleague }])
    expect(said.plan).toMatchObject({ state: 'submitted', version: round.plan.version + 1 })
    const revised = { plan: rewritten(said.plan, { reserveMonths: 4 }), edition: said.edition }
    for (const act of [
      () => giveFeedback(revised, feedback, byColleague),
      () => decideUpon(revised, decision, byColleague, false),
    ]) {
      expect(refusalOf(act)).toEqual({ code: 'not_possible', what: 'business_edition_revised' })
    }
    const full = Array.from({ length: maxFeedback }).reduce<typeof said>(
      (one) => giveFeedback(one, feedback, byColleague),
      round,
    )
    expect(refusalOf(() => giveFeedback(full, feedback, byColleague))).toMatchObject({
      code: 'limit_reached',
      what: 'feedback',
    })
  })

  test('ends with a decision, once, by another member than who submitted it', () => {
    const round = aSubmittedPlan()
    expect(refusalOf(() => decideUpon(round, decision, { by: coach, at: later }, false))).toEqual({
      code: 'two_persons_required',
    })
    const decided = decideUpon(round, decision, byColleague, false)
    expect(decided.plan).toMatchObject({ state: 'decided', recommendation: 'recommended' })
    expect(decided.edition).toMatchObject({ decidedBy: colleague, version: 2 })
    expect(decided.edition.decidedAlone).toBeUndefined()
    expect(businessPlanEditionSchema.parse(decided.edition)).toEqual(decided.edition)
    for (const act of [
      () => decideUpon(decided, decision, byColleague, false),
      () => giveFeedback(decided, feedback, byColleague),
    ]) {
      expect(refusalOf(act)).toEqual({ code: 'not_possible', what: 'business_plan_decided' })
    }
  })

  test('is decided by one member where nobody else can, and says so', () => {
    const { edition } = decideUpon(aSubmittedPlan(), decision, { by: coach, at: later }, true)
    expect(edition).toMatchObject({ decidedBy: coach, decidedAlone: true })
  })

  test('says its grounds unless it is recommended as it is', () => {
    for (const recommendation of ['with_conditions', 'not_recommended'] as const) {
      const said = { edition: 1, recommendation }
      expect(refusalOf(() => decideUpon(aSubmittedPlan(), said, byColleague, false))).toMatchObject({
        errors: [{ path: ['body', 'grounds'], code: 'required' }],
      })
      const { plan } = decideUpon(aSubmittedPlan(), { ...said, grounds: 'A permit' }, byColleague, false)
      expect(plan).toMatchObject({ recommendation, grounds: 'A permit' })
    }
  })

  test('lets no recommendation pass to an edition that says something else', () => {
    const { plan } = decideUpon(aSubmittedPlan(), decision, byColleague, false)
    expect(rewritten(plan, {})).toMatchObject({ state: 'decided', recommendation: 'recommended' })
    const revised = rewritten(plan, { idea: { what: 'Repairs' } })
    expect(revised).toMatchObject({ state: 'draft', edition: 2, idea: { what: 'Repairs' } })
    expect(revised.recommendation).toBeUndefined()
    const last = { ...plan, edition: maxBusinessEditions }
    expect(refusalOf(() => rewritten(last, { reserveMonths: 5 }))).toMatchObject({
      code: 'limit_reached',
      what: 'business_editions',
    })
  })
})

test('of two editions it can be told what changed, part by part', () => {
  const before = aBusinessPlan()
  const [machines, rent, ...others] = entryOf(before).lines
  const [room, register] = entryOf(before).steps
  const now = rewritten(before, {
    idea: { what: 'Clothes made to measure', region: 'Pikine', isco08: '7531' },
    reserveMonths: 6,
    lines: [
      rent,
      { ...machines, amount: { minorUnits: 650_000, currency: 'XOF' } },
      ...others.slice(1),
      { kind: 'credit', label: 'Loan', amount: { minorUnits: 1, currency: 'XOF' } },
    ],
    steps: [register, room],
  })
  const loan = now.lines.at(-1)?.id
  const lineOf = (at: number) => before.lines[at]?.id
  expect(changesBetween(before, now)).toEqual([
    { part: 'idea', name: 'forWhom', change: 'removed' },
    { part: 'idea', name: 'region', change: 'added' },
    { part: 'finance', name: 'reserveMonths', change: 'changed' },
    { part: 'finance', name: lineOf(2), change: 'removed' },
    { part: 'finance', name: lineOf(1), change: 'moved' },
    { part: 'finance', name: lineOf(0), change: 'changed' },
    { part: 'finance', name: loan, change: 'added' },
    { part: 'steps', name: before.steps[1]?.id, change: 'moved' },
    { part: 'steps', name: before.steps[0]?.id, change: 'moved' },
  ])
  expect(changesBetween(now, now)).toEqual([])
})

describe('an outcome', () => {
  const founded = {
    result: 'founded',
    on: '2026-02-20',
    sector: 'beauty_and_textiles',
    ownJobs: 1,
    otherJobs: 2,
    proof: 'business_registration',
  } as const
  const record = (plan: BusinessPlan, entry: Parameters<typeof recordFoundingOutcome>[1]) =>
    recordFoundingOutcome(plan, entry, { by: coach, at: atNoon })

  test('comes whether or not anybody recommends it, and what was recorded before is kept', () => {
    const underWay = record(aBusinessPlan(), { result: 'under_way', on: '2026-02-01' })
    const after = record(underWay, founded)
    expect(businessPlanSchema.parse(after)).toEqual(after)
    expect(after.outcome).toEqual({ ...founded, recordedAt: atNoon, recordedBy: coach })
    expect(after.earlierOutcomes).toEqual([underWay.outcome])
    const { on, ...rest } = founded
    expect(isSameOutcome(after, { ...rest, on })).toBe(true)
    expect(isSameOutcome(after, { ...founded, otherJobs: 3 })).toBe(false)
    expect(isSameOutcome(aBusinessPlan(), founded)).toBe(false)
  })

  test('happened on a day that has come, and ended no earlier', () => {
    const faultOf = (change: object) => refusalOf(() => record(aBusinessPlan(), { ...founded, ...change }))
    expect(faultOf({ on: '2026-03-04' })).toMatchObject({
      errors: [{ path: ['body', 'on'], code: 'in_the_future' }],
    })
    expect(faultOf({ endedOn: '2026-02-19' })).toMatchObject({
      errors: [{ path: ['body', 'endedOn'], code: 'ends_before_it_begins' }],
    })
    expect(faultOf({ endedOn: '2026-03-04' })).toMatchObject({ errors: [{ code: 'in_the_future' }] })
    expect(faultOf({ endedOn: '2026-02-20' })).toBeUndefined()
  })
})

test('a receiver begins with a copy of its own, in which the sender’s recommendation decides nothing', () => {
  const { plan } = decideUpon(
    aSubmittedPlan(),
    { edition: 1, recommendation: 'with_conditions', grounds: 'A permit' },
    byColleague,
    false,
  )
  const { lines, steps } = plan
  const referralId = id<'referral'>(900)
  const own = receiveBusinessPlan(
    id<'participant'>(2),
    { plan, lines, steps },
    { referralId, ids: countedIds(2000), at: atNoon },
  )
  expect(businessPlanSchema.parse(own)).toEqual(own)
  expect(own).toMatchObject({
    state: 'draft',
    edition: 1,
    idea: plan.idea,
    source: { referralId, edition: 1, recommendation: 'with_conditions', grounds: 'A permit' },
  })
  expect(own.recommendation).toBeUndefined()
  expect(own.lines.map(({ label, amount }) => [label, amount])).toEqual(
    lines.map(({ label, amount }) => [label, amount]),
  )
})
