import { exchange, type ReferralLine, type ReferralView } from '@passerelle/contract/exchange'
import {
  allowedCommands,
  type Callers,
  type CommandName,
  type Consent,
  commandNames,
  type Decision,
  type draftReferral,
  explainDeadline,
  extentOf,
  type Owner,
  type Referral,
  standInWarnings,
  suspensionWarnings,
} from '@passerelle/domain/exchange'
import type { ParticipantId, ReferralId } from '@passerelle/domain/kernel'
import { intersect } from '@passerelle/domain/sharing'
import { limitOn } from '@passerelle/domain/tenancy'
import {
  type Beginning,
  type Candidate,
  calendarsOf,
  type FoundOutcomes,
  type FoundReferral,
  type ListedReferral,
  noConsent,
  outcomesFor,
} from '@passerelle/table/exchange'
import { type ExchangeContext, readerOf } from './context.ts'

/** A referral as the side that asks may see it, as it was found or as a step has left it. */
export function viewOf(
  found: Pick<FoundReferral, 'place' | 'reader' | 'side' | 'referral' | 'consent'> &
    Partial<Pick<FoundReferral, 'corridor' | 'isPartnerSuspended' | 'crossable' | 'outcomes'>>,
  after: { readonly decision?: Decision; readonly consent?: Consent; readonly ownCase?: ParticipantId } = {},
): ReferralView {
  const { place, reader, side, referral, consent, corridor, crossable = [], outcomes } = found
  const { decision, ownCase } = after
  const { request, ...now } = { request: undefined, ...(decision?.referral ?? referral) }
  const held = after.consent ?? consent.consent
  const participantId = ownCase ?? place.participantId
  const extent = held.state === 'given' ? extentOf(now, held.tiers) : undefined
  const limit = corridor && limitOn(corridor, referral)
  const vitalTiers = intersect(now.vitalTiers ?? [], crossable)
  const calendars = calendarsOf({ corridor, referral })
  const warnings = [...standInWarnings(now), ...suspensionWarnings(now, found.isPartnerSuspended)]
  return {
    ...lineOf({
      side,
      referral: {
        ...now,
        openTiers: [...intersect(now.openTiers, crossable)],
        ...(now.vitalTiers && { vitalTiers: [...vitalTiers] }),
      },
    }),
    deadlines: now.deadlines.map((deadline) => ({
      ...deadline,
      skipped: [...(explainDeadline(deadline, calendars[deadline.side])?.skipped ?? [])],
    })),
    ...(limit && { limit }),
    ...(side === 'sender' && request && { request }),
    ...(participantId && { participantId }),
    ...(held.state !== 'none' && {
      consent: {
        state: held.state,
        tiers: held.state === 'given' ? [...held.tiers] : [],
        ...(extent && { extent }),
        ...(held.grant && {
          expiresAt: held.grant.expiresAt,
          packageVersion: held.grant.packageVersion,
        }),
      },
    }),
    ...outcomesIn(now, side, isTold(side, held) ? outcomes : undefined),
    ...(warnings.length > 0 && { warnings }),
    allowed: allowedTo(now, { side, roles: reader.roles }),
  }
}

/** A referral that has just begun, as its sender sees it, with what is to be known of it. */
export function viewOfDraft(
  context: ExchangeContext,
  { corridor }: Pick<Candidate, 'corridor'>,
  { place }: Beginning,
  { referral, warnings }: ReturnType<typeof draftReferral>,
): ReferralView {
  const reader = readerOf(context)
  const view = viewOf({ place, reader, side: 'sender', referral, consent: noConsent, corridor })
  return { ...view, warnings: [...warnings] }
}

/** The key says so as well; the answer to the very step that destroys it cannot know that yet. */
function isTold(side: Owner, consent: Consent): boolean {
  if (side === 'receiver') return true
  return consent.state === 'given' ? consent.grant.feedback : consent.state === 'expired'
}

/** The outcome. An outcome that is not told to a sender, and one that nobody knows, look the same. */
function outcomesIn({ state }: Referral, side: Owner, found: FoundOutcomes | undefined) {
  const outcomes = found ? outcomesFor(side, found) : []
  const outcome = outcomes.find(({ month }) => month === 0)?.outcome
  if (state !== 'completed' && outcomes.length === 0) return {}
  return { ...(state === 'completed' && { outcome: outcome ?? 'unknown' }), outcomes: [...outcomes] }
}

/** A referral as a list shows it. To a receiver to whom nothing is open any more it is an id, dates and a state. */
export function lineOf({ side, referral }: ListedReferral): ReferralLine {
  const { request: _, pseudonym, urgency, departedOn, metOn, ...facts } = referral
  const isOpen = side === 'sender' || referral.openTiers.includes('T0')
  const days = { ...(departedOn && { departedOn }), ...(metOn && { metOn }) }
  return { ...facts, side, ...(isOpen && { pseudonym, urgency, ...days }) }
}

/** Reads a referral anew, as for a command that was sent twice. */
export async function readView(context: ExchangeContext, id: ReferralId): Promise<ReferralView> {
  return viewOf(await context.referrals.find(id))
}

const routed = new Set(Object.values(exchange.routes).map(({ path }) => path.split('/').at(-1)))

function allowedTo(referral: Referral, caller: Callers): CommandName[] {
  const allowed = new Set<string>(allowedCommands(referral, caller))
  return commandNames.filter((name) => allowed.has(name) && routed.has(name))
}
