import {
  type CorrectedLine,
  correctedLines,
  currentEdition,
  type FrozenReport,
  type IndicatorLine,
  keptPeriodsFor,
  linesOf,
  type Period,
  type TargetLine,
  targetLines,
} from '@passerelle/domain/indicators'
import { type Id, type ProgrammeId, refuse } from '@passerelle/domain/kernel'
import { readClear } from '../engine/entity.ts'
import { countingKeys, countingRanges } from '../engine/keys/indicators.ts'
import { programmeKeys } from '../engine/keys/programmes.ts'
import { rowAt } from '../engine/row.ts'
import { allOf } from '../engine/store.ts'
import { add, unlessContended, type Write } from '../engine/write.ts'
import type { JournalEntry } from '../session/journal.ts'
import { type PageOf, type PageRequest, readPage } from '../session/page.ts'
import type { TenantTable } from '../session/tenant-table.ts'
import { waitsToBeCounted } from './ledger.ts'
import { readReport, reportRow } from './report-rows.ts'

/** What is counted in a programme over a period, as it stands now. */
export type FoundFigures = {
  readonly lines: IndicatorLine[]
  readonly targets: TargetLine[]
  readonly edition: number
}

/** The same with the last report over that period. */
export type FoundReports = FoundFigures & {
  readonly before?: FrozenReport | undefined
  readonly corrected: CorrectedLine[]
}

/** The figures of an organisation's programmes. */
export type FiguresBook = {
  /** A call and a query, however much is counted. @throws {Refused} `not_found` */
  read(programme: ProgrammeId, period: Period): Promise<FoundFigures>
  /** The same, and at most one call more. @throws {Refused} `not_found` */
  forReport(programme: ProgrammeId, period: Period): Promise<FoundReports>
  /** Freezes a report. Refused as `contended` where another one over the same period was frozen meanwhile. */
  freeze(report: FrozenReport, entry: JournalEntry): Promise<void>
  /** The reports of a programme by their periods. A call and a query. @throws {Refused} `not_found` */
  reports(programme: ProgrammeId, page: PageRequest): Promise<PageOf<FrozenReport>>
  /** One call. @throws {Refused} `not_found` */
  report(programme: ProgrammeId, report: Id<'report'>): Promise<FrozenReport>
  /** Whether something happened that nobody has counted yet. One query. */
  waits(): Promise<boolean>
}

export function figuresBook(table: TenantTable): FiguresBook {
  const { store, tenant, unitOfWork } = table

  async function found(programme: ProgrammeId, period: Period) {
    const kept = keptPeriodsFor(period)
    const own = programmeKeys.programme(tenant, programme)
    const latest = countingKeys.latest(tenant, programme, period)
    const [rows, items] = await Promise.all([
      store.getAll([own, latest]),
      allOf(store.queryAll(countingRanges.figuresOf(tenant, programme, kept[0], kept.at(-1)))),
    ])
    const row = rowAt(rows, own) ?? refuse({ code: 'not_found' })
    // Between the two months of a week lies a year, where one ends in it.
    const figures = items
      .map((each) => readClear('Figures', each))
      .filter((each) => kept.includes(each.period))
    const lines = linesOf(figures, period, currentEdition)
    return {
      lines,
      targets: targetLines(readClear('Programme', row), lines, period),
      edition: currentEdition.edition,
      latest: rowAt(rows, latest),
    }
  }

  async function report(programme: ProgrammeId, id: Id<'report'>): Promise<FrozenReport> {
    const item = await store.get(countingKeys.report(tenant, programme, id))
    return item ? readReport(item) : refuse({ code: 'not_found' })
  }

  const latestWrite = ({ programmeId, period, number, id }: FrozenReport): Write => {
    const row = {
      key: countingKeys.latest(tenant, programmeId, period),
      entity: 'LatestReport',
      version: number,
      clear: { reportId: id },
    }
    return unlessContended(row, number - 1)
  }

  return {
    async read(programme, period) {
      const { latest: _, ...figures } = await found(programme, period)
      return figures
    },

    async forReport(programme, period) {
      const { latest, ...figures } = await found(programme, period)
      const before = latest && (await report(programme, String(latest['reportId']) as Id<'report'>)) // as `latestWrite` put it
      return { ...figures, before, corrected: correctedLines(before?.lines, figures.lines) }
    },

    async freeze(report, entry) {
      const writes = [add(reportRow(tenant, report)), latestWrite(report)]
      await unitOfWork.commit({ entry, status: 201, writes })
    },

    async reports(programme, page) {
      const range = { ...countingRanges.reports(tenant, programme), index: 'gsi1' } as const
      const [own, { items, ...rest }] = await Promise.all([
        store.get(programmeKeys.programme(tenant, programme)),
        readPage(table, { name: `reports ${programme}`, ...range }, page),
      ])
      if (own === undefined) refuse({ code: 'not_found' })
      return { items: items.map(readReport), ...rest }
    },

    report,

    waits: () => waitsToBeCounted(table),
  }
}
