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
 * The cases of an organisation as lists show them: by stage, and in each stage the newest first. A coach who reaches
 * only their own cases gets those of which they are the coach, whatever they ask for; a deputy finds a case by its id.
 */
export type Caseload = {
  /** One query, and one more call for keys that are not known yet; people whose key is erased are left out. */
  list(filter: CaseloadFilter, page: PageRequest): Promise<PageOf<CaseloadSummary>>
}

export function caseload(table: TenantTable, reach: Reach): Caseload {
  const { tenant, keyring } = table
  return {
    async list(filter, page) {
      const own = reach === 'all' ? filter : { ...filter, coach: reach.member }
      const { items, ...rest } = await readPage(table, listOf(tenant, own), page)
      const keys = await keyring.people(items.map((item) => String(item['id']) as ParticipantId)) // written by `caseloadRow`
      const open = items.flatMap((item) => {
        const key = keys.get(String(item['id']) as ParticipantId)
        return key === undefined ? [] : [readSummary(tenant, item, key)]
      })
      return { items: open, ...rest }
    },
  }
}

/** Where the wanted cases stand: a coach's, a programme's or all; a stage begins the key in each of them. */
function listOf(tenant: TenantTable['tenant'], { stage, programme, coach }: CaseloadFilter): List {
  const name = `participants ${stage ?? ''}`
  if (coach !== undefined) {
    return {
      name: `${name} coach ${coach} ${programme ?? ''}`,
      ...caseRanges.byCoach(tenant, coach, stage),
      index: 'gsi2',
      newestFirst: true,
      ...(programme !== undefined && { only: { programmeId: programme } }),
    }
  }
  if (programme !== undefined) {
    return {
      name: `${name} programme ${programme}`,
      ...caseRanges.byProgramme(tenant, programme, stage),
      index: 'gsi1',
      newestFirst: true,
    }
  }
  return { name, ...caseRanges.caseload(tenant, stage), newestFirst: true }
}
