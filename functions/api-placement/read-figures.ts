import type { PlacementFigures } from '@passerelle/contract/placement'
import type { PlacementContext } from './context.ts'

/** How much the organisation has done. Employers and vacancies never go, so they are counted; people are a tally. */
export async function readPlacementFigures(context: PlacementContext): Promise<PlacementFigures> {
  const [{ version: _, ...tally }, employers, vacancies] = await Promise.all([
    context.placements.tally(),
    context.employers.count(),
    context.vacancies.count(),
  ])
  return { ...tally, employers, vacancies, at: context.clock.now().toISOString() }
}
