import type { CaseloadSummary, Reach, Stage } from '@passerelle/domain/casework'
import type { MemberId, ParticipantId, ProgrammeId } from '@passerelle/domain/kernel'
import { caseRanges } from '../engine/keys/casework.ts'
import { type List, type PageOf, type PageRequest, readPage } from '../session/page.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { readSummary } from './case-rows.ts'

/** Which cases to list; what is absent does not narrow. */
export type CaseloadFilter = {
  readonly stage?: Stage | undefined
  readonly programme?: ProgrammeId | undefined
  readonly coach?: MemberId | undefined
}

/**
 * The cases of an organisation as lists show them, the newest first. A coach who reaches only their own cases gets those
 * of which they are coach or deputy, whatever they ask for.
 */
export type Caseload = {
  /** One query, and one more call for keys that are not known yet; people whose key is erased are left out. */
  list(filter: CaseloadFilter, page: PageRequest): Promise<PageOf<CaseloadSummary>>
}

export function caseload(table: TenantTable, reach: Reach): Caseload {
  const { tenant, keyring } = table
  return {
    async list(filter, page) {
      const { items, ...rest } = await readPage(table, listOf(tenant, filter, reach), page)
      const keys = await keyring.people(items.map((item) => String(item['id']) as ParticipantId)) // written by `caseloadRow`
      const open = items.flatMap((item) => {
        const key = keys.get(String(item['id']) as ParticipantId)
        return key === undefined ? [] : [readSummary(tenant, item, key)]
      })
      return { items: open, ...rest }
    },
  }
}

/**
 * Where the wanted cases stand: a coach's, a programme's, those of a stage, or all; in each of them by their opening,
 * which no change moves. A second filter is read through.
 */
function listOf(
  tenant: TenantTable['tenant'],
  { stage, programme, ...asked }: CaseloadFilter,
  reach: Reach,
): List {
  const coach = reach === 'all' ? asked.coach : reach.member
  const list = { name: `participants ${stage ?? ''} ${programme ?? ''} ${coach ?? ''}`, newestFirst: true }
  const only = (facets: Readonly<Record<string, string | undefined>>) => {
    const wanted = Object.entries(facets).flatMap(([name, value]) => (value ? [[name, value]] : []))
    return wanted.length > 0 && { only: Object.fromEntries(wanted) }
  }
  if (coach !== undefined) {
    // A coordinator who asks for a coach's cases means those that they answer for.
    const filter = only({ stage, programmeId: programme, coachId: reach === 'all' ? coach : undefined })
    return { ...list, ...caseRanges.byCoach(tenant, coach), index: 'gsi2', ...filter }
  }
  // Closed cases grow in number over the years; a programme ends.
  if (programme !== undefined && (stage === undefined || stage === 'closed')) {
    return { ...list, ...caseRanges.byProgramme(tenant, programme), index: 'gsi1', ...only({ stage }) }
  }
  if (stage !== undefined) {
    const filter = only({ programmeId: programme })
    return { ...list, ...caseRanges.byStage(tenant, stage), index: 'gsi3', ...filter }
  }
  return { ...list, ...caseRanges.caseload(tenant) }
}
