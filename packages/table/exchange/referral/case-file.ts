import { isWithin, type Participant, type Reach } from '@passerelle/domain/casework'
import type { CaseFile } from '@passerelle/domain/exchange'
import { type ParticipantId, refuse, type TenantId } from '@passerelle/domain/kernel'
import { asItCounts, type Corridor } from '@passerelle/domain/tenancy'
import type { DataKey } from '@passerelle/vault'
import {
  type CaseHead,
  type CaseReferrals,
  caseKey,
  readCaseReferrals,
  readHead,
  readParticipant,
} from '../../casework/index.ts'
import { openEntity, readClear } from '../../engine/entity.ts'
import { caseKeys } from '../../engine/keys/casework.ts'
import { exchangeKeys } from '../../engine/keys/exchange.ts'
import { foundingKeys } from '../../engine/keys/founding.ts'
import type { Key } from '../../engine/keys/key.ts'
import { directoryKeys } from '../../engine/keys/tenancy.ts'
import { type Item, rowAt } from '../../engine/row.ts'
import type { TenantTable } from '../../session/tenant-table.ts'
import { organisationIn } from '../../tenancy/index.ts'
import type { PartReader } from './part-reader.ts'

/** A case for which a referral is to be begun, and the agreement under which it would go. */
export type Candidate = {
  readonly head: CaseHead
  readonly person: DataKey
  readonly participant: Participant
  readonly referrals: CaseReferrals
  /** The agreement as it counts now. */
  readonly corridor: Corridor | undefined
}

/**
 * Reads the case, what referrals it has and the corridor, with one call.
 *
 * @throws {Refused} `invalid` where the member reaches no such case
 */
export async function findCandidate(
  { store, tenant, keyring }: TenantTable,
  reach: Reach,
  participantId: ParticipantId,
  to: TenantId,
): Promise<Candidate> {
  const [items, people] = await Promise.all([
    store.getAll(candidateKeys(tenant, participantId, to)),
    keyring.people([participantId]),
  ])
  const candidate = readCandidate(tenant, participantId, to, items, people.get(participantId))
  return candidate && isWithin(reach, candidate.head) ? candidate : unknownCase()
}

/** For a further referral of the case from which one was sent: the case as it is now, and the corridor. */
export const candidatePart: PartReader<Candidate | undefined> = {
  keys: ({ tenant, place: { participantId, to }, recipient = to }) =>
    participantId ? candidateKeys(tenant, participantId, recipient) : [],
  read({ tenant, side, place: { participantId, to }, recipient = to, rows, person }) {
    if (side === 'receiver' || participantId === undefined) return undefined
    return readCandidate(tenant, participantId, recipient, rows, person)
  },
}

/** The rows that a new referral depends on. */
export function candidateKeys(tenant: TenantId, participantId: ParticipantId, to: TenantId): readonly Key[] {
  return Object.values(candidatePlaces(tenant, participantId, to))
}

/** A candidate among the rows that were read; nothing without the case itself, or its key. */
export function readCandidate(
  tenant: TenantId,
  participantId: ParticipantId,
  to: TenantId,
  items: readonly Item[],
  person: DataKey | undefined,
): Candidate | undefined {
  const places = candidatePlaces(tenant, participantId, to)
  const whole = rowAt(items, places.whole)
  if (whole === undefined || person === undefined) return undefined
  const agreement = rowAt(items, places.agreement)
  return {
    head: readHead(whole, 'all'),
    person,
    participant: readParticipant(tenant, whole, person),
    referrals: readCaseReferrals(rowAt(items, places.referrals)),
    corridor: agreement && asItCounts(readClear('Corridor', agreement), organisationIn(items, to)),
  }
}

function candidatePlaces(tenant: TenantId, participantId: ParticipantId, to: TenantId) {
  return {
    whole: caseKey(tenant, participantId),
    referrals: caseKeys.part(tenant, participantId, 'REFERRALS'),
    agreement: exchangeKeys.agreement({ from: tenant, to }),
    recipient: directoryKeys.organisation(to),
  }
}

function unknownCase(): never {
  return refuse({
    code: 'invalid',
    errors: [{ path: ['body', 'participantId'], code: 'unknown_reference' }],
  })
}

/** Where a case keeps what a package is made of. */
export function caseFileKeys(tenant: TenantId, participant: ParticipantId): readonly Key[] {
  return [
    caseKey(tenant, participant),
    ...(['INTERVIEW', 'ASSESSMENT', 'PLAN'] as const).map((part) => caseKeys.part(tenant, participant, part)),
    foundingKeys.plan(tenant, participant),
  ]
}

/** The source of a referral's package, for its sender. */
export const caseFilePart: PartReader<PackedCase | undefined> = {
  keys: ({ tenant, place: { participantId } }) => (participantId ? caseFileKeys(tenant, participantId) : []),
  read: ({ tenant, side, place: { participantId }, rows, person }) =>
    side === 'sender' && participantId && person
      ? readCaseFile(tenant, participantId, rows, person)
      : undefined,
}

/** A case as it is packed, whatever the referral. */
export type PackedCase = Omit<CaseFile, 'referral'>

/** The source of a package, among the rows that were read; nothing without the case itself. */
export function readCaseFile(
  tenant: TenantId,
  participantId: ParticipantId,
  items: readonly Item[],
  person: DataKey,
): PackedCase | undefined {
  const belonging = { owner: tenant, subject: participantId }
  const [whole, interview, assessment, plan, business] = caseFileKeys(tenant, participantId).map((key) =>
    rowAt(items, key),
  )
  if (whole === undefined) return undefined
  return {
    participant: readParticipant(tenant, whole, person),
    ...(interview && { interview: openEntity('FirstInterview', interview, person, belonging) }),
    ...(assessment && { assessment: openEntity('SkillsAssessment', assessment, person, belonging) }),
    ...(plan && { plan: openEntity('Plan', plan, person, belonging) }),
    ...(business && { business: openEntity('BusinessPlan', business, person, belonging) }),
  }
}
