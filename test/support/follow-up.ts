import type { Client } from '@passerelle/client'
import type { CaseFollowUps, FollowUpView } from '@passerelle/contract'
import {
  type Answers,
  type ItemKey,
  type RecordFollowUp,
  reintTopics,
  scales,
} from '@passerelle/domain/follow-up'
import type { ParticipantId } from '@passerelle/domain/kernel'
import { aPerson, memberId, takeIn } from './casework.ts'
import { inDays, journey, preparedCase, type TwoHouses } from './exchange.ts'

/** As long ago somebody was met whose third month is over, and whose sixth is not. */
export const daysSinceContact = 110

/** A centre's case of somebody who came by themselves, and was met then. */
export async function metByThemselves(
  api: Client,
  contactOn: string = inDays(-daysSinceContact),
  person = aPerson({ stage: 'returned' }),
): Promise<{ readonly participantId: ParticipantId; readonly begun: CaseFollowUps }> {
  const { id: participantId } = await takeIn(api, person)
  const { body: begun } = await api.beginFollowUps({ params: { participantId }, body: { contactOn } })
  return { participantId, begun }
}

/** The follow-up of a month. */
export function ofMonth({ items }: Pick<CaseFollowUps, 'items'>, month: 3 | 6 | 12): FollowUpView {
  const found = items.find((each) => each.month === month)
  if (found === undefined) throw new Error(`no follow-up of month ${month}`)
  return found
}

/** Somebody who found work, as they said on the telephone. */
export function anEmployment(
  change: Partial<Extract<NonNullable<RecordFollowUp['result']>, { reached: true }>> = {},
): RecordFollowUp {
  return {
    attempts: [],
    result: {
      reached: true,
      on: inDays(-2),
      way: 'phone',
      outcome: 'employed',
      since: inDays(-30),
      proof: 'own_word',
      ...change,
    },
  }
}

/** Answers to all that is asked of somebody who answers like that, and otherwise where it says so. */
export function answeredBy(
  choose: (item: { readonly reverse: boolean; readonly last: number }) => number,
  change: Readonly<Record<string, number>> = {},
): Answers {
  const given = new Map<ItemKey, number>()
  for (const { key, scale, reverse = false, condition } of reintTopics.items) {
    const before = condition && given.get(condition.item)
    if (condition && (before === undefined || !condition.among.includes(before))) continue
    given.set(key, change[key] ?? choose({ reverse, last: scales[scale] - 1 }))
  }
  return [...given].map(([item, answer]) => ({ item, answer }))
}

/**
 * A handover whose person was met so long ago that the third month is over.
 *
 * @param feedback whether they agreed that the outcome comes back to the coach
 */
export async function metLongAgo(houses: TwoHouses, feedback: boolean) {
  const { miriam, awa, jonas } = houses
  const way = journey(houses)
  const asked = await way.asked(await way.draft((await preparedCase(houses)).id))
  const { body: offered } = await miriam.api.giveConsent({
    ...way.at(asked),
    body: {
      tiers: ['T0', 'T1', 'T2', 'T3'],
      packageVersion: asked.packageVersion,
      language: 'fr',
      witnessId: memberId(jonas),
      readAloud: true,
      mayCallBeforeDeparture: false,
      feedback,
    },
  })
  const { body: departed } = await miriam.api.recordDeparture({
    ...way.at(await way.accepted(offered)),
    body: { date: inDays(-daysSinceContact - 5), proof: 'self_report' },
  })
  const { body: met } = await awa.api.confirmFirstContact({
    ...way.at(departed),
    body: { date: inDays(-daysSinceContact), way: 'phone' },
  })
  const participantId = met.participantId as ParticipantId // of the case that came with it
  const { body: year } = await awa.api.listFollowUps({ params: { participantId } })
  return { met, params: { participantId, followUpId: ofMonth(year, 3).id } }
}
