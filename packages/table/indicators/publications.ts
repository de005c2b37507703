import { type FrozenReport, noYears, type Publication, type ToldYears } from '@passerelle/domain/indicators'
import { type Id, type ProgrammeId, refuse, type TenantId } from '@passerelle/domain/kernel'
import type { Programme } from '@passerelle/domain/programmes'
import { asItCounts, type Corridor, type Tenant } from '@passerelle/domain/tenancy'
import { clearEntity, readClear } from '../engine/entity.ts'
import { exchangeKeys } from '../engine/keys/exchange.ts'
import { countingKeys, countingRanges } from '../engine/keys/indicators.ts'
import { rangeAt } from '../engine/keys/key.ts'
import { programmeKeys } from '../engine/keys/programmes.ts'
import { directoryKeys, tenantKeys } from '../engine/keys/tenancy.ts'
import { type Item, rowAt } from '../engine/row.ts'
import { firstOf } from '../engine/store.ts'
import { add, unlessContended, type Write } from '../engine/write.ts'
import type { JournalEntry } from '../session/journal.ts'
import { type PageOf, type PageRequest, readPage } from '../session/page.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { organisationIn, requireCorridor } from '../tenancy/index.ts'
import { readReport } from './report-rows.ts'

/** A report, and which years of its programme funders know of. */
export type ReportAndYears = {
  readonly report: FrozenReport
  readonly known: Pick<ToldYears, 'years'> & { readonly version: number }
}

/** The same, with all that it takes to tell one of them. */
export type ToPublish = ReportAndYears & {
  readonly programme: Programme
  /** The agreement towards the reader as it counts now. */
  readonly corridor: Corridor | undefined
}

/** A programme, whose it is, and the years of which anybody was told. */
export type ToldProgramme = {
  readonly programme: Programme
  readonly owner: Pick<Tenant, 'name' | 'language'>
  readonly years: ToldYears['years']
}

/** What organisations tell each other of their figures. */
export type Publications = {
  /** One call. @throws {Refused} `not_found` */
  yearsFor(programme: ProgrammeId, report: Id<'report'>): Promise<ReportAndYears>
  /** One call. @throws {Refused} `not_found` */
  toPublish(programme: ProgrammeId, report: Id<'report'>, reader: TenantId): Promise<ToPublish>
  /** One call. @throws {Refused} `not_found` */
  toldOf(programme: ProgrammeId): Promise<ToldProgramme>
  /** Refused as `contended` where somebody was told of the same programme meanwhile. */
  publish(
    publication: Publication,
    years: ToldYears['years'],
    read: ToPublish & { readonly corridor: Corridor },
    entry: JournalEntry,
  ): Promise<void>
  /** What the own organisation was told, the latest first. One query. */
  list(page: PageRequest): Promise<PageOf<Publication>>
  /** One query. @throws {Refused} `not_found` for what another organisation was told as for what is none */
  get(publication: Id<'publication'>): Promise<Publication>
}

export function publications(table: TenantTable): Publications {
  const { store, tenant, unitOfWork } = table

  function found(rows: readonly Item[], programme: ProgrammeId, report: Id<'report'>): ReportAndYears {
    const frozen = rowAt(rows, countingKeys.report(tenant, programme, report))
    if (frozen === undefined) return refuse({ code: 'not_found' })
    const told = rowAt(rows, countingKeys.told(tenant, programme))
    return {
      report: readReport(frozen),
      known: told ? readClear('ToldYears', told) : { ...noYears, version: 0 },
    }
  }

  const keysOf = (programme: ProgrammeId, report: Id<'report'>) => [
    countingKeys.report(tenant, programme, report),
    countingKeys.told(tenant, programme),
  ]

  const toldWrite = (programmeId: ProgrammeId, years: ToldYears['years'], readVersion: number): Write => {
    const row = {
      key: countingKeys.told(tenant, programmeId),
      ...clearEntity('ToldYears', { programmeId, years, version: readVersion + 1 }),
    }
    return unlessContended(row, readVersion)
  }

  return {
    async yearsFor(programme, report) {
      return found(await store.getAll(keysOf(programme, report)), programme, report)
    },

    async toPublish(programme, report, reader) {
      const own = programmeKeys.programme(tenant, programme)
      const agreed = exchangeKeys.agreement({ from: tenant, to: reader })
      const rows = await store.getAll([
        own,
        ...keysOf(programme, report),
        agreed,
        directoryKeys.organisation(reader),
      ])
      const row = rowAt(rows, own) ?? refuse({ code: 'not_found' })
      const agreement = rowAt(rows, agreed)
      return {
        ...found(rows, programme, report),
        programme: readClear('Programme', row),
        corridor: agreement && asItCounts(readClear('Corridor', agreement), organisationIn(rows, reader)),
      }
    },

    async toldOf(id) {
      const keys = {
        programme: programmeKeys.programme(tenant, id),
        told: countingKeys.told(tenant, id),
        owner: tenantKeys.settings(tenant),
      }
      const rows = await store.getAll(Object.values(keys))
      const [programme, told, owner] = [
        rowAt(rows, keys.programme),
        rowAt(rows, keys.told),
        rowAt(rows, keys.owner),
      ]
      if (programme === undefined || owner === undefined) return refuse({ code: 'not_found' })
      return {
        programme: readClear('Programme', programme),
        owner: readClear('Tenant', owner),
        years: told ? readClear('ToldYears', told).years : [],
      }
    },

    async publish(publication, years, { known, corridor }, entry) {
      const { id, funder, programmeId, publishedAt } = publication
      const row = {
        key: countingKeys.publication(corridor, id),
        index1: countingKeys.publishedTo(funder, publishedAt, id),
        index2: countingKeys.publicationOf(funder, id),
        ...clearEntity('Publication', publication),
      }
      await unitOfWork.commit({
        entry,
        status: 201,
        writes: [toldWrite(programmeId, years, known.version), add(row), requireCorridor(corridor)],
      })
    },

    async list(page) {
      const range = { ...countingRanges.publications(tenant), index: 'gsi1', newestFirst: true } as const
      const { items, ...rest } = await readPage(table, { name: 'publications', ...range }, page)
      return { items: items.map((item) => readClear('Publication', item)), ...rest }
    },

    async get(publication) {
      const range = { ...rangeAt(countingKeys.publicationOf(tenant, publication)), index: 'gsi2' } as const
      // Never changed once it is written, so the index says what it is.
      const item = await firstOf(store.queryAll({ ...range, limit: 1 }))
      return item ? readClear('Publication', item) : refuse({ code: 'not_found' })
    },
  }
}
