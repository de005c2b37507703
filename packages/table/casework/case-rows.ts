import type { CaseloadSummary } from '@passerelle/domain/casework'
import { isWithin, type Participant, type Reach } from '@passerelle/domain/casework'
import { type ParticipantId, type Refusal, refuse, type TenantId } from '@passerelle/domain/kernel'
import type { DataKey } from '@passerelle/vault'
import { openEntity, readClear, sealEntity } from '../engine/entity.ts'
import { type CaseloadPlace, caseKeys } from '../engine/keys/casework.ts'
import type { Key } from '../engine/keys/key.ts'
import type { Item, Row } from '../engine/row.ts'
import { type Requirement, requireRow } from '../engine/write.ts'

/** The facts of a case that may be known without its key. */
export type CaseHead = Pick<
  Participant,
  | 'id'
  | 'version'
  | 'stage'
  | 'openedAt'
  | 'returnCountry'
  | 'programmeId'
  | 'coachId'
  | 'deputyId'
  | 'openedFrom'
>

export function caseKey(tenant: TenantId, participant: ParticipantId): Key {
  return caseKeys.part(tenant, participant, 'CASE')
}

export function participantRow(tenant: TenantId, participant: Participant, key: DataKey): Row {
  return {
    key: caseKey(tenant, participant.id),
    version: participant.version,
    ...sealEntity('Participant', participant, key, { owner: tenant, subject: participant.id }),
  }
}

export function readParticipant(tenant: TenantId, item: Item, key: DataKey): Participant {
  return openEntity('Participant', item, key, { owner: tenant, subject: String(item['id']) })
}

/** @throws {Refused} `not_found` where there is no case, or none that the member works with. */
export function readHead(item: Item | undefined, reach: Reach): CaseHead {
  const head: CaseHead | undefined = item && readClear('Participant', item)
  return head !== undefined && isWithin(reach, head) ? head : refuse({ code: 'not_found' })
}

export function readSummary(tenant: TenantId, item: Item, key: DataKey): CaseloadSummary {
  return openEntity('CaseloadSummary', item, key, { owner: tenant, subject: String(item['id']) })
}

export function placeOf({ id, openedAt }: Pick<CaseHead, 'id' | 'openedAt'>): CaseloadPlace {
  return { openedAt, participant: id }
}

/** Lets a transaction through only while the case is there, and still one that the member works with. */
export function requireCase(tenant: TenantId, head: CaseHead, reach: Reach): Requirement {
  const equals = reach === 'all' ? {} : responsibility(head, reach.member)
  return requireRow(caseKey(tenant, head.id), { present: true, equals }, () => ({ code: 'not_found' }))
}

/** The same, and only while the case does not go on as another one. */
export function requireUnmergedCase(tenant: TenantId, head: CaseHead, reach: Reach): Requirement {
  const equals = reach === 'all' ? {} : responsibility(head, reach.member)
  const when = { present: true, equals, lacks: ['mergedInto'] } as const
  return requireRow(caseKey(tenant, head.id), when, (found) => mergedRefusal(found, reach))
}

/** A case that goes on as another one is told of to a member who works with it; any other is unknown. */
function mergedRefusal(found: Item | undefined, reach: Reach): Refusal {
  const isMerged = found?.['mergedInto'] !== undefined && isWithin(reach, readClear('Participant', found))
  return isMerged ? { code: 'not_possible', what: 'case_merged' } : { code: 'not_found' }
}

/** Lets a transaction through only while the same people work with a case that goes on itself; refused as `contended`. */
export function requireSameCaseworkers(tenant: TenantId, { id, coachId, deputyId }: CaseHead): Requirement {
  const same = {
    present: true,
    equals: { coachId, ...(deputyId && { deputyId }) },
    lacks: deputyId === undefined ? ['deputyId', 'mergedInto'] : ['mergedInto'],
  } as const
  return requireRow(caseKey(tenant, id), same, (found) =>
    found === undefined || found['mergedInto'] !== undefined
      ? mergedRefusal(found, 'all')
      : { code: 'contended' },
  )
}

/** By which of the two a member works with a case. */
function responsibility(head: CaseHead, member: string): Readonly<Record<string, string>> {
  return head.coachId === member ? { coachId: member } : { deputyId: member }
}
