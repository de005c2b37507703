import type { CountedView } from '@passerelle/contract/indicators'
import { countNotes, waitsToBeCounted } from '@passerelle/table/indicators'
import type { IndicatorsContext } from './context.ts'

/** So often is read on what waits within one request; each time are at most 25 commands' worth of it. */
const rounds = 12

/** Counts what happened since it was last counted, as far as a request goes. */
export async function countFigures({ table, unitOfWork }: IndicatorsContext): Promise<CountedView> {
  const counted = await countNotes(table, rounds)
  await unitOfWork.commit({
    writes: [],
    status: 200,
    entry: {
      aggregate: 'Figures',
      aggregateId: table.tenant,
      version: 1,
      fields: ['cells'],
      purpose: 'reporting',
    },
  })
  return counted
}

/** What a repeated request is told: it counts nothing more. */
export async function countAgain({ table }: IndicatorsContext): Promise<CountedView> {
  return { counted: 0, waiting: await waitsToBeCounted(table) }
}
