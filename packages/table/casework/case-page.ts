import type {
  AgreedPlan,
  FirstInterview,
  Participant,
  Plan,
  Reach,
  SkillsAssessment,
} from '@passerelle/domain/casework'
import { type ParticipantId, refuse } from '@passerelle/domain/kernel'
import { openEntity } from '../engine/entity.ts'
import type { Item } from '../engine/row.ts'
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
  const { pk, sk } = caseKey(tenant, participant)
  const rows = new Map<string, Item>()
  const [keys] = await Promise.all([keyring.people([participant]), collect(store.queryAll({ pk }), rows)])
  const whole = rows.get(sk)
  readHead(whole, reach)
  const key = keys.get(participant)
  if (whole === undefined || key === undefined) return refuse({ code: 'not_found' })

  const belonging = { owner: tenant, subject: participant }
  const interview = rows.get('INTERVIEW')
  const assessment = rows.get('ASSESSMENT')
  const plan = rows.get('PLAN')
  const agreed = [...rows].filter(([place]) => place.startsWith('PLAN#')).map(([, item]) => item)
  return {
    participant: readParticipant(tenant, whole, key),
    ...(interview && { firstInterview: openEntity('FirstInterview', interview, key, belonging) }),
    ...(assessment && { assessment: openEntity('SkillsAssessment', assessment, key, belonging) }),
    ...(plan && { plan: openEntity('Plan', plan, key, belonging) }),
    agreedPlans: agreed.map((item) => withoutVersion(openEntity('AgreedPlan', item, key, belonging))),
    referrals: readCaseReferrals(rows.get('REFERRALS')),
  }
}

/** An agreed plan has no version of its own; that of its row stays behind. */
function withoutVersion(edition: AgreedPlan & { readonly version?: number }): AgreedPlan {
  const { version: _, ...rest } = edition
  return rest
}

async function collect(items: AsyncIterable<Item>, into: Map<string, Item>): Promise<void> {
  for await (const item of items) into.set(String(item['sk']), item)
}
