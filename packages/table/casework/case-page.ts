import type {
  AgreedPlan,
  FirstInterview,
  Participant,
  Plan,
  Reach,
  SkillsAssessment,
} from '@passerelle/domain/casework'
import { type ParticipantId, refuse, type TenantId } from '@passerelle/domain/kernel'
import type { DataKey } from '@passerelle/vault'
import { openEntity } from '../engine/entity.ts'
import { type CasePart, caseKeys, caseRanges } from '../engine/keys/casework.ts'
import { type Item, rowAt } from '../engine/row.ts'
import { allOf } from '../engine/store.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { type CaseReferrals, readCaseReferrals } from './case-referrals.ts'
import { caseKey, readHead, readParticipant } from './case-rows.ts'

/** Everything that is known about one case, as far as it has been written. */
export type CasePage = {
  readonly participant: Participant
  readonly firstInterview?: FirstInterview
  readonly assessment?: SkillsAssessment
  readonly plan?: Plan
  /** The plans that were agreed, the first edition first. */
  readonly agreedPlans: readonly AgreedPlan[]
  readonly referrals: CaseReferrals
}

/** A whole case with one query. @throws {Refused} `not_found` */
export async function readCasePage(
  { store, tenant, keyring }: TenantTable,
  reach: Reach,
  participant: ParticipantId,
): Promise<CasePage> {
  const [keys, rows] = await Promise.all([
    keyring.people([participant]),
    allOf(store.queryAll(caseRanges.whole(tenant, participant))),
  ])
  readHead(rowAt(rows, caseKey(tenant, participant)), reach)
  const key = keys.get(participant)
  return casePageIn(tenant, participant, rows, key) ?? refuse({ code: 'not_found' })
}

/** A case out of all its rows; nothing where the case or its key is gone. */
export function casePageIn(
  tenant: TenantId,
  participant: ParticipantId,
  rows: readonly Item[],
  key: DataKey | undefined,
): CasePage | undefined {
  const part = (name: CasePart) => rowAt(rows, caseKeys.part(tenant, participant, name))
  const whole = part('CASE')
  if (whole === undefined || key === undefined) return undefined
  const belonging = { owner: tenant, subject: participant }
  const interview = part('INTERVIEW')
  const assessment = part('ASSESSMENT')
  const plan = part('PLAN')
  const agreed = rows.filter(({ entity }) => entity === 'AgreedPlan')
  return {
    participant: readParticipant(tenant, whole, key),
    ...(interview && { firstInterview: openEntity('FirstInterview', interview, key, belonging) }),
    ...(assessment && { assessment: openEntity('SkillsAssessment', assessment, key, belonging) }),
    ...(plan && { plan: openEntity('Plan', plan, key, belonging) }),
    agreedPlans: agreed.map((item) => withoutVersion(openEntity('AgreedPlan', item, key, belonging))),
    referrals: readCaseReferrals(part('REFERRALS')),
  }
}

/** An agreed plan has no version of its own; that of its row stays behind. */
function withoutVersion(edition: AgreedPlan & { readonly version?: number }): AgreedPlan {
  const { version: _, ...rest } = edition
  return rest
}
