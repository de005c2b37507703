import type { FreezeReport } from '@passerelle/contract/indicators'
import type { FrozenReport } from '@passerelle/domain/indicators'
import { type ProgrammeId, refuse } from '@passerelle/domain/kernel'
import { hashOf } from '@passerelle/table/indicators'
import type { IndicatorsContext } from './context.ts'

/** Freezes what is counted over a period, once all that happened is counted. */
export async function freezeReport(
  { figures, table, clock, ids, me }: IndicatorsContext,
  programmeId: ProgrammeId,
  { period }: FreezeReport,
): Promise<FrozenReport> {
  // Asked first: what is counted between the two is in the report as well.
  const isWaiting = await figures.waits()
  const { before, ...found } = await figures.forReport(programmeId, period)
  if (isWaiting) refuse({ code: 'not_possible', what: 'not_counted_yet' })
  const content = {
    tenantId: table.tenant,
    programmeId,
    period,
    number: (before?.number ?? 0) + 1,
    ...found,
    ...(before && { follows: before.hash }),
  }
  const report: FrozenReport = {
    ...content,
    id: ids.next<'report'>(),
    version: 1,
    frozenAt: clock.now().toISOString(),
    frozenBy: me,
    hash: hashOf(content),
  }
  await figures.freeze(report, {
    aggregate: 'FrozenReport',
    aggregateId: report.id,
    version: 1,
    fields: ['lines', 'targets', 'corrected'],
    purpose: 'reporting',
  })
  return report
}
