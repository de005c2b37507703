import type { Participant } from '@passerelle/domain/casework'
import type { ParticipantId, TenantId } from '@passerelle/domain/kernel'
import {
  type CaseHolds,
  type CaseRetention,
  isSameRetention,
  retentionOf,
} from '@passerelle/domain/retention'
import { clearEntity, clearPartOf, readClear } from '../engine/entity.ts'
import { caseKeys } from '../engine/keys/casework.ts'
import type { Item, Row } from '../engine/row.ts'
import {
  type Requirement,
  remove,
  removeUnlessContended,
  requireUncontended,
  set,
  unlessContended,
  type Write,
} from '../engine/write.ts'

/** How the time of a case runs, in the two lists by day. */
export function retentionRow(tenant: TenantId, retention: CaseRetention): Row {
  const { participantId, version, lookOn, dueOn } = retention
  return {
    key: caseKeys.part(tenant, participantId, 'RETENTION'),
    index1: caseKeys.retention(tenant, lookOn, participantId),
    ...(dueOn && { index2: caseKeys.retention(tenant, dueOn, participantId) }),
    entity: 'CaseRetention',
    version,
    clear: clearPartOf('CaseRetention', retention),
  }
}

export function readRetention(item: Item): CaseRetention {
  return readClear('CaseRetention', item)
}

/** The time of a case begins to run when it is closed, and runs no more when it is taken up again. */
export function retentionWrites(tenant: TenantId, before: Participant, now: Participant): readonly Write[] {
  if (isSameRetention(before, now)) return []
  const runs = retentionOf(now)
  return [runs ? set(retentionRow(tenant, runs)) : remove(caseKeys.part(tenant, now.id, 'RETENTION'))]
}

/** The holds of a case out of their row, or as they are where nobody has placed one. */
export function readHolds(participant: ParticipantId, item: Item | undefined): CaseHolds {
  return item ? readClear('CaseHolds', item) : { participantId: participant, version: 1, holds: [] }
}

/** Writes the holds anew that were read before. Refused as `contended` when somebody else wrote first. */
export function holdsWrite(tenant: TenantId, before: CaseHolds, now: CaseHolds): Write {
  const row: Row = {
    key: caseKeys.part(tenant, now.participantId, 'HOLDS'),
    ...clearEntity('CaseHolds', now),
  }
  return unlessContended(row, versionInRow(before))
}

/** Removes the holds, or sees to it that there are none still; refused as `contended` when somebody placed or ended one since. */
export function dropHolds(tenant: TenantId, holds: CaseHolds): Write {
  return removeUnlessContended(caseKeys.part(tenant, holds.participantId, 'HOLDS'), versionInRow(holds))
}

/** Lets a transaction through only while the holds are as they were read; refused as `contended`. */
export function requireHolds(tenant: TenantId, holds: CaseHolds): Requirement {
  return requireUncontended(caseKeys.part(tenant, holds.participantId, 'HOLDS'), versionInRow(holds))
}

/** Where nobody has placed one, no row stands there. */
function versionInRow({ version }: CaseHolds): number {
  return version === 1 ? 0 : version
}
