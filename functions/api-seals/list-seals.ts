import type { SealPeriodQuery, SealView } from '@passerelle/contract/seals'
import type { PageOf, PageRequest } from '@passerelle/table'
import type { SealsContext } from './context.ts'

/** The seals of a period, in their order. */
export async function listSeals(
  { seals }: SealsContext,
  period: Pick<SealPeriodQuery, 'from' | 'to'>,
  page: PageRequest,
): Promise<PageOf<SealView>> {
  const { items, ...rest } = await seals.seals(period, page)
  return { items: items.map(({ version: _, ...seal }) => seal), ...rest }
}
