import { calendarOf } from '@passerelle/domain/calendar'
import type { Participant } from '@passerelle/domain/casework'
import {
  buildPackage,
  type Circumstances,
  consentAfter,
  decide,
  draftReferral,
  giveConsent,
  newNonces,
  type Order,
  type Side,
} from '@passerelle/domain/exchange'
import { type MemberId, type ReferralId, utcDayOf } from '@passerelle/domain/kernel'
import { tiers as allTiers, type Tier } from '@passerelle/domain/sharing'
import {
  beginReferral,
  type FoundReferral,
  findCandidate,
  type Referrals,
  referrals,
  shownParts,
} from '../exchange/index.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { aKeptCase } from './casework.ts'
import { aCorridorBetween, type Pair } from './exchange.ts'
import { newId, now } from './tenant.ts'

type Step = Parameters<Referrals['commit']>[1]

const calendars = { sender: calendarOf('DE'), receiver: calendarOf('SN') }

/** The referrals of an organisation, as its table's own member sees them, who coordinates as well. */
export function referralsOf(table: TenantTable): Referrals {
  return referrals(table, { memberId: table.scope.member as MemberId, roles: ['coach', 'coordinator'] }) // of a member
}

/** All is well: somebody who may, and the corridor and consent that were found. */
export function circumstancesOf(
  table: TenantTable,
  { side, referral, corridor, consent }: Pick<FoundReferral, 'side' | 'referral' | 'corridor' | 'consent'>,
): Circumstances {
  return {
    now,
    actor: actorOf(table, side),
    expectedVersion: referral.version,
    corridor,
    consent: consent.consent,
    calendars,
  }
}

function actorOf(table: TenantTable, side: Side): Circumstances['actor'] {
  return { side, memberId: table.scope.member as MemberId, roles: ['coach', 'coordinator'] } // of a member
}

export type KeptReferral = Pair & { readonly id: ReferralId; readonly participant: Participant }

/** A draft of a case of the sender's, kept. */
export async function aDraft(): Promise<KeptReferral> {
  const pair = await aCorridorBetween()
  const { sender, receiver } = pair
  const participant = await aKeptCase(sender)
  const candidate = await findCandidate(sender, 'all', participant.id, receiver.tenant)
  const draft = draftReferral(
    {
      participantId: participant.id,
      to: receiver.tenant,
      kind: 'handover',
      needs: ['advice'],
      urgency: 'routine',
    },
    {
      id: newId<'referral'>(),
      from: sender.tenant,
      responsibleId: participant.coachId,
      country: participant.returnCountry,
    },
    { now, actor: actorOf(sender, 'sender'), corridor: candidate.corridor, calendars },
  )
  await referralsOf(sender).create(await beginReferral(sender, candidate, draft))
  return { ...pair, id: draft.referral.id, participant }
}

/** Takes one step of a referral, as it stands now. */
export async function take(
  table: TenantTable,
  id: ReferralId,
  order: Order,
  more: Omit<Step, 'decision'> = {},
): Promise<void> {
  const repository = referralsOf(table)
  const found = await repository.find(id)
  const decision = decide(found.referral, order, circumstancesOf(table, found))
  await repository.commit(found, { decision, ...more })
}

/** Packs the case and shows the package to the person. */
export async function askConsent(
  { sender, id }: KeptReferral,
  tiers: readonly Tier[] = allTiers,
): Promise<void> {
  const repository = referralsOf(sender)
  const found = await repository.find(id, { with: ['caseFile'] })
  const body = { tiers: [...tiers], sensitiveGroups: [], language: 'fr', interpreter: false }
  const decision = decide(
    found.referral,
    { command: 'request-consent', body },
    circumstancesOf(sender, found),
  )
  const { caseFile } = found
  if (caseFile === undefined) throw new Error('the case is gone')
  const pack = buildPackage(
    { referral: found.referral, ...caseFile },
    {
      tiers,
      sensitiveGroups: [],
      version: decision.referral.packageVersion,
      nonces: newNonces(sender.ids),
      today: utcDayOf(now),
    },
  )
  await repository.commit(found, { decision, pack })
}

/** The person's yes to these tiers, ready to be committed. */
export async function aYes(
  { sender, id }: KeptReferral,
  tiers: readonly Tier[],
): Promise<{ readonly found: FoundReferral; readonly step: Step }> {
  const found = await referralsOf(sender).find(id, { tiers: allTiers })
  const { corridor } = found
  if (corridor === undefined) throw new Error('there is no agreement')
  const body = {
    tiers: [...tiers],
    packageVersion: found.referral.packageVersion,
    language: 'fr',
    witnessId: newId<'member'>(),
    readAloud: true,
    interpreter: false,
    mayCallBeforeDeparture: false,
    feedback: false,
  }
  const consentEvent = giveConsent(found.referral, body, {
    id: newId<'consent'>(),
    seq: found.consent.seq + 1,
    now,
    memberId: sender.scope.member as MemberId, // of a member
    corridor,
    sender: { publicAuthority: false },
    ...shownParts(found),
    notice: { version: 1, language: 'fr', sha256: '0'.repeat(64) },
    mayHaveSeenAnother: false,
  })
  const consent = consentAfter(found.consent.consent, consentEvent)
  const decision = decide(
    found.referral,
    { command: 'give-consent', body },
    { ...circumstancesOf(sender, found), consent },
  )
  return { found, step: { decision, consentEvent } }
}

/** A referral that stands in the receiver's inbox: packed, agreed to and offered. */
export async function anOffer(tiers: readonly Tier[] = allTiers): Promise<KeptReferral> {
  const kept = await aDraft()
  await askConsent(kept)
  const { found, step } = await aYes(kept, tiers)
  await referralsOf(kept.sender).commit(found, step)
  return kept
}
