import { type FindingId, refuse } from '@passerelle/domain/kernel'
import { type Finding, type FindingFilter, isAbout } from '@passerelle/domain/labour'
import { clearEntity, readClear } from '../engine/entity.ts'
import { findingKeys, findingRanges } from '../engine/keys/vacancies.ts'
import type { Item, Row } from '../engine/row.ts'
import { add, replace } from '../engine/write.ts'
import type { JournalEntry } from '../session/journal.ts'
import { type PageOf, type PageRequest, readPage } from '../session/page.ts'
import type { TenantTable } from '../session/tenant-table.ts'

/** What an organisation finds of labour markets. Nothing about people, so nothing is sealed. */
export type Findings = {
  /** One call. @throws {Refused} `not_found` */
  get(finding: FindingId): Promise<Finding>
  /** Those that were not withdrawn, the latest day first. One query, or as many as it takes where it is narrowed down. */
  list(filter: FindingFilter, page: PageRequest): Promise<PageOf<Finding>>
  add(finding: Finding, entry: JournalEntry): Promise<void>
  replace(finding: Finding, readVersion: number, entry: JournalEntry): Promise<void>
}

export function findings(table: TenantTable): Findings {
  const { store, tenant, unitOfWork } = table
  const rowOf = (finding: Finding): Row => ({
    key: findingKeys.finding(tenant, finding.id),
    // What was withdrawn is in no list.
    ...(finding.state === 'kept' && {
      index1: findingKeys.told(tenant, finding),
      index2: findingKeys.inCountry(tenant, finding.area.country, finding),
    }),
    ...clearEntity('Finding', finding),
  })

  return {
    async get(finding) {
      const item = await store.get(findingKeys.finding(tenant, finding))
      return item === undefined ? refuse({ code: 'not_found' }) : readFinding(item)
    },

    async list(filter, page) {
      const { country, region, isco08 } = filter
      const isNarrowed = region !== undefined || isco08 !== undefined
      const list = {
        name: `findings ${country ?? ''} ${region ?? ''} ${isco08 ?? ''}`,
        ...(country === undefined
          ? ({ index: 'gsi1', ...findingRanges.all(tenant) } as const)
          : ({ index: 'gsi2', ...findingRanges.inCountry(tenant, country) } as const)),
        newestFirst: true,
        ...(isNarrowed && { keep: (item: Item) => isAbout(readFinding(item), filter) }),
      }
      const { items, ...rest } = await readPage(table, list, page)
      return { items: items.map(readFinding), ...rest }
    },

    add: (finding, entry) => unitOfWork.commit({ entry, status: 201, writes: [add(rowOf(finding))] }),

    replace: (finding, readVersion, entry) =>
      unitOfWork.commit({ entry, status: 200, writes: [replace(rowOf(finding), readVersion)] }),
  }
}

export function readFinding(item: Item): Finding {
  return readClear('Finding', item)
}
