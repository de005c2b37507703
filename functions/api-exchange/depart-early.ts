import type { EarlyDepartureEntry, EarlyDepartureView, ReferralView } from '@passerelle/contract/exchange'
import { departEarly as depart, freeze, type Participant, type Plan } from '@passerelle/domain/casework'
import { decide } from '@passerelle/domain/exchange'
import { type ParticipantId, refuse } from '@passerelle/domain/kernel'
import {
  beginReferral,
  commitEarlyDeparture,
  type Departing,
  demandVersion,
  findDeparting,
  type JournalEntry,
  noConsent,
} from '@passerelle/table'
import { circumstancesOf } from './circumstances.ts'
import type { ExchangeDesk } from './desk.ts'
import { draftFor } from './draft.ts'
import { viewOf } from './view.ts'

/** More than these at once are not a person's way abroad, and a transaction takes a hundred writes. */
const mostUnderWay = 10

/**
 * Brings a departure forward, all at once: the case gets the new day, the plan is frozen and certificates are asked for,
 * whatever is on the way goes by the short limits. Where nothing is on the way, an urgent offer can be begun.
 */
export async function departEarly(
  desk: ExchangeDesk,
  id: ParticipantId,
  expected: number,
  entry: EarlyDepartureEntry,
): Promise<EarlyDepartureView> {
  const departing = await findDeparting(desk.table, desk.reach, id, entry.offer?.to)
  const { candidate, plan, underWay } = departing
  demandVersion(candidate.participant, expected)
  if (entry.offer && underWay.length > 0) refuse({ code: 'not_possible', what: 'offered_already' })
  if (underWay.length > mostUnderWay) {
    refuse({ code: 'limit_reached', what: 'referrals_under_way', limit: mostUnderWay })
  }
  const at = desk.clock.now().toISOString()
  const participant = depart(candidate.participant, entry.date, desk.me, at)
  const frozen = plan && freeze(plan, at)
  const steps = await Promise.all(underWay.map((referral) => hasten(desk, referral, entry)))
  const draft = entry.offer && (await urgentDraft(desk, departing, participant, entry.offer))
  await commitEarlyDeparture(desk.table, departing, {
    entry: caseEntry('Participant', participant, ['plannedDeparture']),
    participant,
    ...(plan &&
      frozen && {
        plan: {
          before: plan,
          now: frozen,
          entry: caseEntry('Plan', { id, version: frozen.version }, ['frozenAt', 'certificateRequests']),
        },
      }),
    steps,
    beginning: draft?.beginning,
  })
  return screen(participant, frozen, [
    ...steps.map(({ found, step }) => viewOf(found, step)),
    ...(draft ? [draft.view] : []),
  ])
}

/** The same screen again, as things are now. */
export async function readDeparture(desk: ExchangeDesk, id: ParticipantId): Promise<EarlyDepartureView> {
  const { candidate, plan, underWay } = await findDeparting(desk.table, desk.reach, id)
  const found = await Promise.all(
    underWay.map((referral) => desk.referrals.find(referral, { withCase: true })),
  )
  return screen(
    candidate.participant,
    plan,
    found.map((referral) => viewOf(referral)),
  )
}

async function hasten(
  desk: ExchangeDesk,
  id: Departing['underWay'][number],
  { date, arrivalWindow = { earliest: date, latest: date } }: EarlyDepartureEntry,
) {
  const found = await desk.referrals.find(id, { withCase: true })
  const order = { command: 'advance-departure', body: { date, arrivalWindow } } as const
  const decision = decide(found.referral, order, circumstancesOf(desk, found))
  return { found, step: { action: 'departEarly', decision } }
}

async function urgentDraft(
  desk: ExchangeDesk,
  { candidate }: Departing,
  participant: Participant,
  offer: NonNullable<EarlyDepartureEntry['offer']>,
) {
  const id = desk.ids.next<'referral'>()
  const draft = draftFor(
    desk,
    { ...candidate, participant },
    { ...offer, participantId: participant.id, urgency: 'urgent' },
    { id },
  )
  const beginning = await beginReferral(desk.table, candidate, draft)
  const { referral, warnings } = draft
  const view = viewOf({ place: beginning.place, side: 'sender', referral, consent: noConsent })
  return { beginning, view: { ...view, warnings: [...warnings] } }
}

function screen(
  participant: Participant,
  plan: Plan | undefined,
  referrals: readonly ReferralView[],
): EarlyDepartureView {
  return {
    version: participant.version,
    participant,
    ...(plan && { plan }),
    referrals: [...referrals],
    sheet: `/v1/participants/${participant.id}/sheet`,
  }
}

function caseEntry(
  aggregate: 'Participant' | 'Plan',
  { id, version }: Pick<Participant, 'id' | 'version'>,
  fields: readonly string[],
): JournalEntry {
  return { action: 'departEarly', aggregate, aggregateId: id, version, fields, purpose: 'coaching' }
}
