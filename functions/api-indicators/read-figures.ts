import type { FiguresQuery, FiguresView } from '@passerelle/contract/indicators'
import type { ProgrammeId } from '@passerelle/domain/kernel'
import { seesContent } from '@passerelle/domain/tenancy'
import type { IndicatorsContext } from './context.ts'

/** What is counted in a programme, as it stands now. What waits to be counted is of people, and not for all who read figures. */
export async function readFigures(
  { figures, roles }: IndicatorsContext,
  programme: ProgrammeId,
  { period }: FiguresQuery,
): Promise<FiguresView> {
  const found = await figures.read(programme, period)
  const waiting = seesContent(roles) ? { waiting: await figures.waits() } : {}
  return { period, ...found, ...waiting }
}
