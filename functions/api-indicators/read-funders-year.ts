import type { FundersYear } from '@passerelle/contract/indicators'
import { toldYear } from '@passerelle/domain/indicators'
import type { Id, ProgrammeId } from '@passerelle/domain/kernel'
import type { IndicatorsContext } from './context.ts'

/** Which report of which programme. */
export type ReportPlace = { readonly programmeId: ProgrammeId; readonly reportId: Id<'report'> }

/** What funders are told of the year of a report, or would be if one of them were told now. */
export async function readFundersYear(
  { publications }: IndicatorsContext,
  { programmeId, reportId }: ReportPlace,
): Promise<FundersYear> {
  const { report, known } = await publications.yearsFor(programmeId, reportId)
  const year = known.years.find((each) => each.reportId === reportId)
  return { ...toldYear(report, known), ...(year && { hash: year.hash }), to: year?.to ?? [] }
}
