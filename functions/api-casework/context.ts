import { type Reach, reachOf } from '@passerelle/domain/casework'
import type { Clock, Ids, MemberId, ParticipantId } from '@passerelle/domain/kernel'
import type { Role } from '@passerelle/domain/tenancy'
import { type RequestScope, resourcesOf, tenantScopeOf } from '@passerelle/runtime'
import {
  openTenantTable,
  type PageOf,
  type PageRequest,
  type TenantTable,
  type UnitOfWork,
} from '@passerelle/table'
import {
  type CaseLine,
  type Caseload,
  type CasePage,
  type CaseParts,
  caseload,
  caseParts,
  type Participants,
  participants,
  readCaseJournal,
  readCasePage,
} from '@passerelle/table/casework'

/** Where cases are worked with. Each part reaches the cases of the member who calls, and no other. */
export type CaseworkContext = {
  readonly me: MemberId
  readonly roles: readonly Role[]
  readonly reach: Reach
  readonly table: TenantTable
  readonly unitOfWork: UnitOfWork
  readonly clock: Clock
  readonly ids: Ids
  readonly participants: Participants
  readonly caseload: Caseload
  readonly interviews: CaseParts<'FirstInterview'>
  readonly assessments: CaseParts<'SkillsAssessment'>
  readonly plans: CaseParts<'Plan'>
  readCase(participant: ParticipantId): Promise<CasePage>
  readJournal(participant: ParticipantId, page: PageRequest): Promise<PageOf<CaseLine>>
}

export async function openCaseworkContext(request: RequestScope): Promise<CaseworkContext> {
  const { session, clock, ids } = request
  const table = await openTenantTable(tenantScopeOf(session), resourcesOf(process.env), request)
  const me = session.scope.member
  const reach = reachOf(session.roles, me)
  return {
    me,
    roles: session.roles,
    reach,
    table,
    unitOfWork: table.unitOfWork,
    clock,
    ids,
    participants: participants(table, reach),
    caseload: caseload(table, reach),
    interviews: caseParts(table, reach, 'FirstInterview'),
    assessments: caseParts(table, reach, 'SkillsAssessment'),
    plans: caseParts(table, reach, 'Plan'),
    readCase: (participant) => readCasePage(table, reach, participant),
    readJournal: (participant, page) => readCaseJournal(table, participant, page),
  }
}
