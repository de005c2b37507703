import { addDays } from '@passerelle/domain/calendar'
import { type CalendarDate, type ParticipantId, Refused } from '@passerelle/domain/kernel'
import { endingOfCase, lookAgainDays, nextStep, type Step } from '@passerelle/domain/retention'
import { type CaseClock, isCutOff, type KeptCase, type WholeCase } from '@passerelle/table/retention'

/** What a look at a case did. */
export type Look = 'waited' | 'told' | 'ended'

/**
 * Looks at one case whose day has come: tells that it ends, ends it, or puts the next look off. Where somebody changed the
 * case in the same moment, what they did counts, and the next run looks again.
 */
export async function endCase(cases: CaseClock, id: ParticipantId, today: CalendarDate): Promise<Look> {
  try {
    const whole = await cases.find(id)
    return whole === undefined ? 'waited' : await take(cases, whole, today)
  } catch (error) {
    if (error instanceof Refused && meanwhile.has(error.refusal.code)) return 'waited'
    throw error
  }
}

const meanwhile: ReadonlySet<string> = new Set(['stale_version', 'contended', 'not_found'])

async function take(cases: CaseClock, whole: WholeCase, today: CalendarDate): Promise<Look> {
  const { kept, merged, referrals } = whole
  const { retention } = kept
  if (retention === undefined) return 'waited'
  const { endedOn, mergedInto, closedOn } = retention
  if (isCutOff(kept)) {
    await cases.endProof(kept, endedOn ?? today)
    return 'ended'
  }
  if (endedOn !== undefined) return takeProof(cases, whole, today)
  if (mergedInto !== undefined) return follow(cases, whole, mergedInto, today)
  const ending = endingOfCase(closedOn, referrals)
  const holds = [kept, ...merged].flatMap((each) => each.holds.holds)
  return carryOut(cases, kept, nextStep(ending, holds, retention.announced, today), () =>
    cases.endCase(whole, today),
  )
}

/** What proves something to a funder, after the case itself has gone. */
async function takeProof(cases: CaseClock, { kept }: WholeCase, today: CalendarDate): Promise<Look> {
  const ending = await cases.proofEnding(kept)
  const { holds, retention } = kept
  const step: Step = ending ? nextStep(ending, holds.holds, retention?.announced, today) : { take: 'end' }
  return carryOut(cases, kept, step, () => cases.endProof(kept, today))
}

async function carryOut(
  cases: CaseClock,
  kept: KeptCase,
  step: Step,
  end: () => Promise<void>,
): Promise<Look> {
  if (step.take === 'end') {
    await end()
    return 'ended'
  }
  if (step.take === 'tell') {
    await cases.tell(kept, step.announced, step.lookOn)
    return 'told'
  }
  await cases.wait(kept, step.dueOn, step.lookOn)
  return 'waited'
}

/** A case that was merged into another goes with it, and waits for nothing else. */
async function follow(
  cases: CaseClock,
  whole: WholeCase,
  mergedInto: ParticipantId,
  today: CalendarDate,
): Promise<Look> {
  if (await cases.stands(mergedInto)) {
    await cases.wait(whole.kept, undefined, addDays(today, lookAgainDays))
    return 'waited'
  }
  await cases.endCase(whole, today)
  return 'ended'
}
