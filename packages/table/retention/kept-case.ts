import { endedOnOf } from '@passerelle/domain/exchange'
import type { ParticipantId, ProgrammeId, TenantId } from '@passerelle/domain/kernel'
import { fateOf } from '@passerelle/domain/registry'
import type { CaseHolds, CaseRetention, KeptReferral } from '@passerelle/domain/retention'
import {
  type CaseHead,
  type CaseReferrals,
  caseKey,
  readCaseFile,
  readCaseReferrals,
  readHolds,
  readRetention,
} from '../casework/index.ts'
import { readClear } from '../engine/entity.ts'
import { caseKeys } from '../engine/keys/casework.ts'
import { exchangeKeys } from '../engine/keys/exchange.ts'
import type { ReferralAddress } from '../engine/keys/key.ts'
import { type Item, rowAt } from '../engine/row.ts'
import type { Store } from '../engine/store.ts'
import { readReferral } from '../exchange/index.ts'

/** A case as its time looks at it: all its rows, and what can be known of them without a key. */
export type KeptCase = {
  readonly id: ParticipantId
  /** Nothing where the case itself has gone. */
  readonly head: CaseHead | undefined
  /** Nothing while no time runs. */
  readonly retention: CaseRetention | undefined
  readonly holds: CaseHolds
  readonly referrals: CaseReferrals
  readonly rows: readonly Item[]
}

/** Five queries. */
export async function findKeptCase(
  store: Pick<Store, 'queryAll'>,
  tenant: TenantId,
  participant: ParticipantId,
): Promise<KeptCase> {
  return keptIn(tenant, participant, await readCaseFile(store, tenant, participant))
}

function keptIn(tenant: TenantId, participant: ParticipantId, rows: readonly Item[]): KeptCase {
  const at = (part: 'RETENTION' | 'HOLDS' | 'REFERRALS') =>
    rowAt(rows, caseKeys.part(tenant, participant, part))
  const whole = rowAt(rows, caseKey(tenant, participant))
  const retention = at('RETENTION')
  return {
    id: participant,
    head: whole && readClear('Participant', whole),
    retention: retention && readRetention(retention),
    holds: readHolds(participant, at('HOLDS')),
    referrals: readCaseReferrals(at('REFERRALS')),
    rows,
  }
}

/** How referrals stand for those whose case waits for their end: one call for a hundred, none where there are none. */
export async function keptReferrals(
  store: Pick<Store, 'getAll'>,
  addresses: readonly ReferralAddress[],
): Promise<readonly KeptReferral[]> {
  const rows = await store.getAll(addresses.map(exchangeKeys.referral))
  return rows.map((row) => {
    const endedOn = endedOnOf(readReferral(row))
    return endedOn === undefined ? {} : { endedOn }
  })
}

/** A record that proves something to a funder, and the programme that it was paid by; without one it proves nothing. */
export type Proof = { readonly item: Item; readonly programmeId: ProgrammeId | undefined }

/** The records of a case that may outlive it. What stands beside it was paid by the programme of the case. */
export function proofsOf({ head, retention, rows }: KeptCase): readonly Proof[] {
  const own = retention?.programmeId ?? head?.programmeId
  return rows
    .filter(({ entity }) => isProof(String(entity)))
    .map((item) => {
      const programme = item['programmeId'] ?? (isOfProgramme(String(item['entity'])) ? undefined : own)
      return { item, programmeId: programme as ProgrammeId | undefined } // written by the codec of an entity
    })
}

/** Attendance and certificates say themselves in which programme. */
function isOfProgramme(entity: string): boolean {
  return entity === 'Attendance' || entity === 'Certificate'
}

function isProof(entity: string): boolean {
  return entity !== 'CaseRetention' && entity !== 'CaseHolds' && fateOf(entity) !== 'goes'
}

/** Whether an end was cut off: of a case that has gone, something is left that does not outlive it. */
export function isCutOff({ retention, rows }: KeptCase): boolean {
  return (
    retention?.endedOn !== undefined &&
    rows.some(({ entity, sealedBriefly }) => fateOf(String(entity)) === 'goes' || sealedBriefly !== undefined)
  )
}
