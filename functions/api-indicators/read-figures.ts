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
  // Asked first: what is counted between the two is told as well, and nobody hears that all is told when it is not.
  const waiting = seesContent(roles) ? { waiting: await figures.waits() } : {}
  return { period, ...(await figures.read(programme, period)), ...waiting }
}
