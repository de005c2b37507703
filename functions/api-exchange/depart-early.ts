import type { EarlyDepartureEntry, EarlyDepartureView, ReferralView } from '@passerelle/contract/exchange'
import { departEarly as depart, freeze, type Participant, type Plan } from '@passerelle/domain/casework'
import { decide } from '@passerelle/domain/exchange'
import { type ParticipantId, refuse } from '@passerelle/domain/kernel'
import { assertVersion, type JournalEntry } from '@passerelle/table'
import {
  assertOneHandover,
  beginReferral,
  commitEarlyDeparture,
  type Departing,
  findDeparting,
} from '@passerelle/table/exchange'
import { circumstancesOf, type ExchangeContext, readerOf } from './context.ts'
import { draftFor } from './draft.ts'
import { viewOf, viewOfDraft } from './view.ts'

/** More than these at once are not a person's way abroad, and a transaction takes a hundred writes. */
const maxUnderWay = 10

/**
 * Brings a departure forward, all at once: the case gets the new day, the plan is frozen and certificates are asked for,
 * whatever is on the way goes by the short limits. Where nothing is on the way, an urgent offer can be begun.
 */
export async function departEarly(
  context: ExchangeContext,
  id: ParticipantId,
  expected: number,
  entry: EarlyDepartureEntry,
): Promise<EarlyDepartureView> {
  const departing = await findDeparting(context.table, context.reach, id, entry.offer?.to)
  const { candidate, plan, underWay } = departing
  assertVersion(candidate.participant, expected)
  if (entry.offer && underWay.length > 0) refuse({ code: 'not_possible', what: 'offered_already' })
  if (underWay.length > maxUnderWay) {
    refuse({ code: 'limit_reached', what: 'referrals_under_way', limit: maxUnderWay })
  }
  const at = context.clock.now().toISOString()
  const participant = depart(candidate.participant, entry.date, context.me, at)
  const frozen = plan && freeze(plan, at)
  const steps = await Promise.all(underWay.map((referral) => hasten(context, referral, entry)))
  const draft = await urgentDraft(context, departing, participant, entry)
  if (entry.offer) await assertOneHandover(context.table, candidate.referrals, entry.offer, readerOf(context))
  await commitEarlyDeparture(context.table, departing, {
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
export async function readDeparture(
  context: ExchangeContext,
  id: ParticipantId,
): Promise<EarlyDepartureView> {
  const { candidate, plan, underWay } = await findDeparting(context.table, context.reach, id)
  const found = await Promise.all(
    underWay.map((referral) => context.referrals.find(referral, { withCase: true })),
  )
  return screen(
    candidate.participant,
    plan,
    found.map((referral) => viewOf(referral)),
  )
}

async function hasten(
  context: ExchangeContext,
  id: Departing['underWay'][number],
  { date, arrivalWindow = { earliest: date, latest: date } }: EarlyDepartureEntry,
) {
  const found = await context.referrals.find(id, { withCase: true })
  const order = { command: 'advance-departure', body: { date, arrivalWindow } } as const
  const decision = decide(found.referral, order, circumstancesOf(context, found))
  return { found, step: { decision } }
}

async function urgentDraft(
  context: ExchangeContext,
  { candidate }: Departing,
  participant: Participant,
  { offer, arrivalWindow }: EarlyDepartureEntry,
) {
  if (offer === undefined) return undefined
  const id = context.ids.next<'referral'>()
  const draft = draftFor(
    context,
    { ...candidate, participant },
    { ...offer, arrivalWindow, participantId: participant.id, urgency: 'urgent' },
    { id },
  )
  const beginning = await beginReferral(context.table, candidate, draft)
  return { beginning, view: viewOfDraft(context, candidate, beginning, draft) }
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
  return { aggregate, aggregateId: id, version, fields, purpose: 'coaching' }
}
