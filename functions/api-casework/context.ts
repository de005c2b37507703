import type { ParticipantId } from '@passerelle/domain/kernel'
import { type MemberContext, openMemberContext, type RequestScope } from '@passerelle/runtime'
import type { PageOf, PageRequest } from '@passerelle/table'
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
export type CaseworkContext = MemberContext & {
  readonly participants: Participants
  readonly caseload: Caseload
  readonly interviews: CaseParts<'FirstInterview'>
  readonly assessments: CaseParts<'SkillsAssessment'>
  readonly plans: CaseParts<'Plan'>
  readCase(participant: ParticipantId): Promise<CasePage>
  readJournal(participant: ParticipantId, page: PageRequest): Promise<PageOf<CaseLine>>
}

export async function openCaseworkContext(request: RequestScope): Promise<CaseworkContext> {
  const own = await openMemberContext(request)
  const { table, reach } = own
  return {
    ...own,
    participants: participants(table, reach),
    caseload: caseload(table, reach),
    interviews: caseParts(table, reach, 'FirstInterview'),
    assessments: caseParts(table, reach, 'SkillsAssessment'),
    plans: caseParts(table, reach, 'Plan'),
    readCase: (participant) => readCasePage(table, reach, participant),
    readJournal: (participant, page) => readCaseJournal(table, participant, page),
  }
}
