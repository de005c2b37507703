import { type Participant, summaryOf } from '@passerelle/domain/casework'
import type { TenantId } from '@passerelle/domain/kernel'
import type { DataKey } from '@passerelle/vault'
import { sealEntity } from '../engine/entity.ts'
import { caseKeys } from '../engine/keys/casework.ts'
import { isSameKey, type Key } from '../engine/keys/key.ts'
import type { Row } from '../engine/row.ts'
import { remove, set, type Write } from '../engine/write.ts'
import { type CaseHead, placeOf } from './case-rows.ts'

/** The facts by which a case stands in lists. */
type Listed = Pick<CaseHead, 'id' | 'openedAt' | 'coachId' | 'deputyId'>

/**
 * The places of a case in the lists of an organisation: its line of the caseload; the same line for whoever stands in;
 * and of each of the two that they work with it.
 */
export function lineKeys(tenant: TenantId, { coachId, deputyId, ...head }: Listed): readonly Key[] {
  const place = placeOf(head)
  return [
    caseKeys.caseload(tenant, place),
    caseKeys.work(tenant, coachId, 'COACH', head.id),
    ...(deputyId
      ? [caseKeys.deputyLine(tenant, place), caseKeys.work(tenant, deputyId, 'DEPUTY', head.id)]
      : []),
  ]
}

/** Puts a case into those lists as it is now. */
export function listing(tenant: TenantId, participant: Participant, key: DataKey): readonly Write[] {
  return lineRows(tenant, participant, key).map(set)
}

/** Moves a case within them: out of where it stood and does not stand any more. */
export function relisting(
  tenant: TenantId,
  before: Participant,
  now: Participant,
  key: DataKey,
): readonly Write[] {
  const rows = lineRows(tenant, now, key)
  const left = lineKeys(tenant, before).filter((stood) => !rows.some((row) => isSameKey(row.key, stood)))
  const stays = (row: Row) =>
    row.entity === 'CaseWork' && lineKeys(tenant, before).some((stood) => isSameKey(row.key, stood))
  return [...rows.filter((row) => !stays(row)).map(set), ...left.map(remove)]
}

function lineRows(tenant: TenantId, participant: Participant, key: DataKey): readonly Row[] {
  const summary = summaryOf(participant)
  const place = placeOf(participant)
  const { id, programmeId, coachId, deputyId, stage } = summary
  const line = {
    version: summary.version,
    ...sealEntity('CaseloadSummary', summary, key, { owner: tenant, subject: id }),
  }
  const work = (member: typeof coachId, as: 'COACH' | 'DEPUTY'): Row => ({
    key: caseKeys.work(tenant, member, as, id),
    entity: 'CaseWork',
    version: 1,
    clear: { participantId: id, as },
  })
  return [
    {
      ...line,
      key: caseKeys.caseload(tenant, place),
      ...(programmeId && { index1: caseKeys.byProgramme(tenant, programmeId, place) }),
      index2: caseKeys.byCoach(tenant, coachId, place),
      index3: caseKeys.byStage(tenant, stage, place),
    },
    work(coachId, 'COACH'),
    ...(deputyId
      ? [
          {
            ...line,
            key: caseKeys.deputyLine(tenant, place),
            index2: caseKeys.byCoach(tenant, deputyId, place),
            entity: 'DeputyLine',
          },
          work(deputyId, 'DEPUTY'),
        ]
      : []),
  ]
}
