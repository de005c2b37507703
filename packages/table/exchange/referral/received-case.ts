import type { Participant } from '@passerelle/domain/casework'
import type { ReceivedCase } from '@passerelle/domain/exchange'
import { accompanied } from '@passerelle/domain/indicators'
import type { ReferralId, TenantId } from '@passerelle/domain/kernel'
import type { Entities } from '@passerelle/domain/registry'
import type { DataKey } from '@passerelle/vault'
import {
  caseKey,
  changing,
  enterReferral,
  listing,
  participantRow,
  readCaseReferrals,
  readParticipant,
} from '../../casework/index.ts'
import { sealEntity } from '../../engine/entity.ts'
import { type CasePart, caseKeys } from '../../engine/keys/casework.ts'
import type { ReferralAddress } from '../../engine/keys/key.ts'
import { absent, add, type Requirement, requireRow, unnamed, type Write } from '../../engine/write.ts'
import { businessPlanRow } from '../../founding/index.ts'
import { noting, tokened } from '../../indicators/index.ts'
import { alsoJournal } from '../../session/journal.ts'
import type { TenantTable } from '../../session/tenant-table.ts'
import type { FoundReferral } from './find-referral.ts'
import { followingCase } from './follow-case.ts'
import { addressWrite } from './referral-addresses.ts'

/**
 * All that has to be written for a receiver's own case: its key, its rows, its line of the caseload, and the referral that
 * it came with. To be written with the step that opens it.
 */
export async function openingWrites(
  table: TenantTable,
  received: ReceivedCase,
  { from, to, id }: ReferralAddress,
): Promise<readonly Write[]> {
  const { tenant, keyring } = table
  const { participant, assessment, plan, business } = received
  const { key, write } = await keyring.addPerson(participant.id)
  const never = readCaseReferrals(undefined)
  return [
    write,
    add(participantRow(tenant, participant, key)),
    ...listing(tenant, participant, key),
    noting(table, [tokened(key, participant.id, accompanied(participant, table.clock.timeZone))]),
    ...(assessment ? [partWrite(table, 'SkillsAssessment', 'ASSESSMENT', assessment, key)] : []),
    ...(plan ? [partWrite(table, 'Plan', 'PLAN', plan, key)] : []),
    ...(business ? [add(businessPlanRow(tenant, business, key))] : []),
    enterReferral(tenant, participant.id, never, { from, to, id }),
    addressWrite(tenant, { from, to, id, participantId: participant.id }),
    caseJournal(table, 'openReceivedCase', participant, Object.keys(received)),
  ]
}

/** The receiver's own case of a referral, where it has one still. No call where it was read with the referral. */
export async function findReceivedCase(
  { store, tenant, keyring }: TenantTable,
  { place, receivedCase }: FoundReferral<'receivedCase'>,
): Promise<Participant | undefined> {
  const { participantId } = place
  if (receivedCase !== undefined || participantId === undefined) return receivedCase
  const [item, people] = await Promise.all([
    store.get(caseKey(tenant, participantId)),
    keyring.people([participantId]),
  ])
  const person = people.get(participantId)
  return item && person && readParticipant(tenant, item, person)
}

/**
 * Lets a transaction through only while the receiver has no case of its own of the referral, or none any more. An
 * erasure that was cut off counts once it is completed.
 */
export function requireReceivedCaseGone(
  tenant: TenantId,
  { place: { participantId } }: FoundReferral,
): readonly Requirement[] {
  if (participantId === undefined) return []
  return [
    requireRow(caseKey(tenant, participantId), absent, () => ({
      code: 'not_possible',
      what: 'received_case_stands',
    })),
  ]
}

/** All that has to be written when the receiver learns more of the person. Refused as `contended` when the case changed. */
export async function completingWrites(
  table: TenantTable,
  before: Participant,
  now: Participant,
): Promise<readonly Write[]> {
  return [
    ...(await changingUnnamed(table, before, now)),
    caseJournal(table, 'completeReceivedCase', now, ['names', 'birth', 'channels', 'supportNeeds', 'stage']),
  ]
}

/** All that has to be written when the sender's case follows its handover; nothing where it stays as it was. */
export async function followingWrites(
  table: TenantTable,
  before: Participant | undefined,
  now: Participant | undefined,
): Promise<readonly Write[]> {
  if (before === undefined || now === undefined || before === now) return []
  return [
    ...(await changingUnnamed(table, before, now)),
    caseJournal(table, 'followHandover', now, ['stage', 'stageSteps']),
  ]
}

/**
 * All that has to be written when the receiver's own case goes to other people with a step of its referral. The
 * referral is the caller's to write; the case's other ones follow it here.
 *
 * @param atWork what the step asks of those people
 */
export async function reassigningWrites(
  table: TenantTable,
  before: Participant,
  now: Participant,
  referral: ReferralId,
  atWork: readonly Write[],
): Promise<readonly Write[]> {
  const following = await followingCase(table, before, now, referral)
  return [
    ...(await changingUnnamed(table, before, now, [...atWork, ...following])),
    caseJournal(table, 'reassignReceivedCase', now, ['coachId', 'deputyId']),
  ]
}

/** Changes a case; the version that the caller named is the referral's, and of the case it knows nothing. */
async function changingUnnamed(...change: Parameters<typeof changing>): Promise<readonly Write[]> {
  return (await changing(...change)).map(unnamed)
}

function partWrite<Name extends 'SkillsAssessment' | 'Plan'>(
  { tenant }: TenantTable,
  name: Name,
  place: CasePart,
  part: Entities[Name],
  key: DataKey,
): Write {
  const { participantId, version } = part
  return add({
    key: caseKeys.part(tenant, participantId, place),
    version,
    ...sealEntity(name, part, key, { owner: tenant, subject: participantId }),
  })
}

/** The name search learns of people from the journal alone. */
function caseJournal(
  table: TenantTable,
  effect: string,
  { id, version }: Participant,
  fields: readonly string[],
): Write {
  return alsoJournal(table, {
    effect,
    aggregate: 'Participant',
    aggregateId: id,
    version,
    fields,
    purpose: 'handover',
  })
}
