import type { PageQuery, ReportSummary } from '@passerelle/contract/indicators'
import type { FrozenReport } from '@passerelle/domain/indicators'
import type { ProgrammeId } from '@passerelle/domain/kernel'
import type { PageOf } from '@passerelle/table'
import type { IndicatorsContext } from './context.ts'

/** The reports of a programme, without what each of them tells. */
export async function listReports(
  { figures }: IndicatorsContext,
  programme: ProgrammeId,
  page: PageQuery,
): Promise<PageOf<ReportSummary>> {
  const { items, ...rest } = await figures.reports(programme, page)
  return { items: items.map(summaryOf), ...rest }
}

function summaryOf(report: FrozenReport): ReportSummary {
  const { id, period, number, edition, frozenAt, frozenBy, hash, corrected } = report
  return { id, period, number, edition, frozenAt, frozenBy, hash, corrected }
}
