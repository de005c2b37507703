import type { OwnFollowUps } from '@passerelle/contract/self'
import {
  type AnswerFollowUp,
  answerFollowUp as answer,
  beganOnADay,
  type FollowUp,
  isOpenToPerson,
  outcomes,
  reintTopics,
  scales,
} from '@passerelle/domain/follow-up'
import { type FollowUpId, refuse } from '@passerelle/domain/kernel'
import type { Language } from '@passerelle/messages'
import { type InstrumentKey, instrument } from '@passerelle/messages/instrument'
import { referrals } from '@passerelle/messages/referrals'
import { alsoJournal, retryWhileContended } from '@passerelle/table'
import { answeringWrites, findOwnYear } from '@passerelle/table/follow-up'
import { stillLinked } from './circumstances.ts'
import type { SelfContext } from './context.ts'
import { ownOf } from './own.ts'
import { returnOutcome } from './return-outcome.ts'
import { wordingOf } from './wording.ts'

/** Shows somebody when they are asked how they fare, and what they are asked now. */
export async function listFollowUps(context: SelfContext): Promise<OwnFollowUps> {
  const { followUps, today, language } = await find(context)
  return viewOf(followUps, today, language)
}

/**
 * Keeps what somebody answers; a second answer is told that there is one. The organisation that handed them over learns the
 * outcome in the same transaction, where they agreed to that and still do.
 */
export function answerFollowUp(
  context: SelfContext,
  id: FollowUpId,
  said: AnswerFollowUp,
): Promise<OwnFollowUps> {
  return retryWhileContended(async () => {
    const { year, followUps, today, language } = await find(context)
    const before = followUps.find((followUp) => followUp.id === id)
    if (before === undefined || year === undefined) return refuse({ code: 'not_found' })
    const now = answer(before, said, { year, followUps }, today, context.clock.now().toISOString())
    const entry = {
      aggregate: 'FollowUp',
      aggregateId: id,
      version: now.version,
      fields: Object.keys(said),
      purpose: 'coaching',
    }
    const kept = [...(await answeringWrites(context.table, before, now)), ...stillLinked(context)]
    const isReturned = await returnOutcome(context, year, now, [...kept, alsoJournal(context.table, entry)])
    if (!isReturned) await context.unitOfWork.commit({ entry, status: 200, writes: kept })
    const after = followUps.map((followUp) => (followUp.id === id ? now : followUp))
    return viewOf(after, today, language)
  })
}

async function find(context: SelfContext) {
  const found = await findOwnYear(context.table, context.me, context.link)
  const { language } = ownOf(context, found?.own)
  return {
    year: found?.year,
    followUps: found?.followUps ?? [],
    today: context.clock.today(),
    language,
  }
}

/** The follow-ups in words; questions only as long as one can be answered. */
function viewOf(followUps: readonly FollowUp[], today: string, language: Language): OwnFollowUps {
  const items = followUps.map((followUp) => ({
    followUpId: followUp.id,
    dueOn: followUp.dueOn,
    state: followUp.state,
    open: isOpenToPerson(followUp, followUps, today),
  }))
  const isAsked = items.some(({ open }) => open)
  return {
    ...wordingOf(language),
    items,
    outcomes: (isAsked ? outcomes : []).map((outcome) => ({
      outcome,
      text: referrals.say(language, `outcome.${outcome}`),
      needsSince: beganOnADay(outcome),
    })),
    questions: (isAsked ? reintTopics.items : []).map(({ key, scale, condition }) => ({
      key,
      text: instrument.say(language, `item.${key}`),
      answers: Array.from({ length: scales[scale] }, (_, place) =>
        // Each scale has a text for as many answers as it counts.
        instrument.say(language, `answer.${scale}.${place}` as InstrumentKey),
      ),
      ...(condition && { condition: { item: condition.item, among: [...condition.among] } }),
    })),
  }
}
